using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RolledBackSavePostgreSqlTests(PostgreSqlBackend backend) : RolledBackSaveSpecs(backend), IClassFixture<PostgreSqlBackend>;
