using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SortMySqlTests(MySqlBackend backend) : SortSpecs(backend), IClassFixture<MySqlBackend>;
