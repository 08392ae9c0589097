using EFCore.Mixins.Tests.PostgreSql;

namespace EFCore.Mixins.Tests.EF10;

public sealed class OptionalPartPostgreSqlTests(PostgreSqlBackend backend) : OptionalPartSpecs(backend), IClassFixture<PostgreSqlBackend>;
