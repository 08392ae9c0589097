using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class StatementLifetimePostgreSqlTests(PostgreSqlBackend backend) : StatementLifetimeSpecs(backend), IClassFixture<PostgreSqlBackend>;
