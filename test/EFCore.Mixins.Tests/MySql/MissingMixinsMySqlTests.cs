using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MissingMixinsMySqlTests(MySqlBackend backend) : MissingMixinsSpecs(backend), IClassFixture<MySqlBackend>;
