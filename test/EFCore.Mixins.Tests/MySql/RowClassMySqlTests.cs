using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RowClassMySqlTests(MySqlBackend backend) : RowClassSpecs(backend), IClassFixture<MySqlBackend>;
