using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ContextMySqlTests(MySqlBackend backend) : ContextSpecs(backend), IClassFixture<MySqlBackend>;
