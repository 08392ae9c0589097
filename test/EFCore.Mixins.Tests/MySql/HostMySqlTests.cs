using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HostMySqlTests(MySqlBackend backend) : HostSpecs(backend), IClassFixture<MySqlBackend>;
