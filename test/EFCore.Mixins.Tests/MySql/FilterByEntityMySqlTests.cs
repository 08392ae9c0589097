using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class FilterByEntityMySqlTests(MySqlBackend backend) : FilterByEntitySpecs(backend), IClassFixture<MySqlBackend>;
