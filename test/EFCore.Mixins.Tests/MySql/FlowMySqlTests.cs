using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FlowMySqlTests(MySqlBackend backend) : FlowSpecs(backend), IClassFixture<MySqlBackend>;
