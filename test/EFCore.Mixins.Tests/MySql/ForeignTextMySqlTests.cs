using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ForeignTextMySqlTests(MySqlBackend backend) : ForeignTextSpecs(backend), IClassFixture<MySqlBackend>;
