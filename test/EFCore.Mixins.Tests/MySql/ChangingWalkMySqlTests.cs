using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ChangingWalkMySqlTests(MySqlBackend backend) : ChangingWalkSpecs(backend), IClassFixture<MySqlBackend>;
