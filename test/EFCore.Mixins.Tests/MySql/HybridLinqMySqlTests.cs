using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HybridLinqMySqlTests(MySqlBackend backend) : HybridLinqSpecs(backend), IClassFixture<MySqlBackend>;
