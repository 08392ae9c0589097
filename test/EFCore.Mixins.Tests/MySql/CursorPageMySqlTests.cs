using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class CursorPageMySqlTests(MySqlBackend backend) : CursorPageSpecs(backend), IClassFixture<MySqlBackend>;
