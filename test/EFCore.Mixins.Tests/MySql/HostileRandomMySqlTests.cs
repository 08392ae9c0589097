using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HostileRandomMySqlTests(MySqlBackend backend) : HostileRandomSpecs(backend), IClassFixture<MySqlBackend>;
