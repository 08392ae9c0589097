using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadContextMySqlTests(MySqlBackend backend) : LoadContextSpecs(backend), IClassFixture<MySqlBackend>;
