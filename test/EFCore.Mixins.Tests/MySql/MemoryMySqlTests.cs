using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MemoryMySqlTests(MySqlBackend backend) : MemorySpecs(backend), IClassFixture<MySqlBackend>;
