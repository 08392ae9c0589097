using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class SubqueryPostgreSqlTests(PostgreSqlBackend backend) : SubquerySpecs(backend), IClassFixture<PostgreSqlBackend>;
