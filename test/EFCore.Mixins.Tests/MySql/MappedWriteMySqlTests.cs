using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MappedWriteMySqlTests(MySqlBackend backend) : MappedWriteSpecs(backend), IClassFixture<MySqlBackend>;
