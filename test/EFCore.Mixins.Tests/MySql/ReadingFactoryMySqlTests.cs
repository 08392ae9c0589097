using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ReadingFactoryMySqlTests(MySqlBackend backend) : ReadingFactorySpecs(backend), IClassFixture<MySqlBackend>;
