using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class UnionLoadMySqlTests(MySqlBackend backend) : UnionLoadSpecs(backend), IClassFixture<MySqlBackend>;
