using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RandomFilterMySqlTests(MySqlBackend backend) : RandomFilterSpecs(backend), IClassFixture<MySqlBackend>;
