using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadUseMySqlTests(MySqlBackend backend) : LoadUseSpecs(backend), IClassFixture<MySqlBackend>;
