using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed partial class CursorModelMySqlTests(MySqlBackend backend) : CursorModelSpecs(backend), IClassFixture<MySqlBackend>;
