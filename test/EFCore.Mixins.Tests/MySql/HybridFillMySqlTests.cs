using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HybridFillMySqlTests(MySqlBackend backend) : HybridFillSpecs(backend), IClassFixture<MySqlBackend>;
