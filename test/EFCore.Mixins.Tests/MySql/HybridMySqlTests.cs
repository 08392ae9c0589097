using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HybridMySqlTests(MySqlBackend backend) : HybridSpecs(backend), IClassFixture<MySqlBackend>;
