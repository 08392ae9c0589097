using EFCore.Mixins.Tests.EF10;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadFilterMySqlTests(MySqlBackend backend) : LoadFilterSpecs(backend), IClassFixture<MySqlBackend>;
