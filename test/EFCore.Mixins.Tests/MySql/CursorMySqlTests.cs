using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class CursorMySqlTests(MySqlBackend backend) : CursorSpecs(backend), IClassFixture<MySqlBackend>;
