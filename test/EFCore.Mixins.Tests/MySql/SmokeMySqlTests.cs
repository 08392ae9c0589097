using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SmokeMySqlTests(MySqlBackend backend) : SmokeSpecs(backend), IClassFixture<MySqlBackend>;
