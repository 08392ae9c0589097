using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HybridSerializationMySqlTests(MySqlBackend backend) : HybridSerializationSpecs(backend), IClassFixture<MySqlBackend>;
