using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LostUpdatePostgreSqlTests(PostgreSqlBackend backend) : LostUpdateSpecs(backend), IClassFixture<PostgreSqlBackend>;
