using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FilterOptionMySqlTests(MySqlBackend backend) : FilterOptionSpecs(backend), IClassFixture<MySqlBackend>;
