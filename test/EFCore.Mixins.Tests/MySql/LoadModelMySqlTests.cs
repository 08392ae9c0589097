using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadModelMySqlTests(MySqlBackend backend) : LoadModelSpecs(backend), IClassFixture<MySqlBackend>;
