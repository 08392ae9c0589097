using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class LiveContextPostgreSqlTests(PostgreSqlBackend backend) : LiveContextSpecs(backend), IClassFixture<PostgreSqlBackend>;
