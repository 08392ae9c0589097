using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class MigrationPostgreSqlTests(PostgreSqlBackend backend) : MigrationSpecs(backend), IClassFixture<PostgreSqlBackend>;
