using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LiveContextMySqlTests(MySqlBackend backend) : LiveContextSpecs(backend), IClassFixture<MySqlBackend>;
