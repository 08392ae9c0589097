using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ToModelMySqlTests(MySqlBackend backend) : ToModelSpecs(backend), IClassFixture<MySqlBackend>;
