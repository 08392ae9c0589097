using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MomentMySqlTests(MySqlBackend backend) : MomentSpecs(backend), IClassFixture<MySqlBackend>;
