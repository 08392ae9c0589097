using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TrackerRollbackMySqlTests(MySqlBackend backend) : TrackerRollbackSpecs(backend), IClassFixture<MySqlBackend>;
