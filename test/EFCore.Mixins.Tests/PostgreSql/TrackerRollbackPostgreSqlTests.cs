using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class TrackerRollbackPostgreSqlTests(PostgreSqlBackend backend) : TrackerRollbackSpecs(backend), IClassFixture<PostgreSqlBackend>;
