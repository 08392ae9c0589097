using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RowKindMySqlTests(MySqlBackend backend) : RowKindSpecs(backend), IClassFixture<MySqlBackend>;
