using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ChangesMySqlTests(MySqlBackend backend) : ChangesSpecs(backend), IClassFixture<MySqlBackend>;
