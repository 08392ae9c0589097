using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class CursorWalkMySqlTests(MySqlBackend backend) : CursorWalkSpecs(backend), IClassFixture<MySqlBackend>;
