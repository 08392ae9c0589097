using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HybridCornerMySqlTests(MySqlBackend backend) : HybridCornerSpecs(backend), IClassFixture<MySqlBackend>;
