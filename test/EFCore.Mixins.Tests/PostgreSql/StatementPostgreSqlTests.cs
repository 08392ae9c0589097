using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class StatementPostgreSqlTests(PostgreSqlBackend backend) : StatementSpecs(backend), IClassFixture<PostgreSqlBackend>;
