using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadStreamMySqlTests(MySqlBackend backend) : LoadStreamSpecs(backend), IClassFixture<MySqlBackend>;
