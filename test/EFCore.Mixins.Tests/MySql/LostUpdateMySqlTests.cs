using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LostUpdateMySqlTests(MySqlBackend backend) : LostUpdateSpecs(backend), IClassFixture<MySqlBackend>;
