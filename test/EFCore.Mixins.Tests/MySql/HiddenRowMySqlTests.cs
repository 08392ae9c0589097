using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class HiddenRowMySqlTests(MySqlBackend backend) : HiddenRowSpecs(backend), IClassFixture<MySqlBackend>;
