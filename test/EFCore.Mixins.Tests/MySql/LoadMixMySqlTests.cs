using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadMixMySqlTests(MySqlBackend backend) : LoadMixSpecs(backend), IClassFixture<MySqlBackend>;
