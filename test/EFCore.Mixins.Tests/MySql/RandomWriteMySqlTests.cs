using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RandomWriteMySqlTests(MySqlBackend backend) : RandomWriteSpecs(backend), IClassFixture<MySqlBackend>;
