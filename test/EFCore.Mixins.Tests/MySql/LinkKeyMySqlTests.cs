using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LinkKeyMySqlTests(MySqlBackend backend) : LinkKeySpecs(backend), IClassFixture<MySqlBackend>;
