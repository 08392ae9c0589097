using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RefusedStatementPostgreSqlTests(PostgreSqlBackend backend) : RefusedStatementSpecs(backend), IClassFixture<PostgreSqlBackend>;
