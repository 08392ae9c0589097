using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HostileInputMySqlTests(MySqlBackend backend) : HostileInputSpecs(backend), IClassFixture<MySqlBackend>;
