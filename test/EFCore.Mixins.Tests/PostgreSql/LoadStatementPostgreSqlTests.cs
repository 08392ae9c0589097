using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LoadStatementPostgreSqlTests(PostgreSqlBackend backend) : LoadStatementSpecs(backend), IClassFixture<PostgreSqlBackend>;
