using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadKeyMySqlTests(MySqlBackend backend) : LoadKeySpecs(backend), IClassFixture<MySqlBackend>;
