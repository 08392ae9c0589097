using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RowKindPostgreSqlTests(PostgreSqlBackend backend) : RowKindSpecs(backend), IClassFixture<PostgreSqlBackend>;
