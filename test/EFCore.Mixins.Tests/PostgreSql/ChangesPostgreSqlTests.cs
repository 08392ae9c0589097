using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ChangesPostgreSqlTests(PostgreSqlBackend backend) : ChangesSpecs(backend), IClassFixture<PostgreSqlBackend>;
