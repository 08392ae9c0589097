using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RowClassPostgreSqlTests(PostgreSqlBackend backend) : RowClassSpecs(backend), IClassFixture<PostgreSqlBackend>;
