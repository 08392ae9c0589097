using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RepeatedPageMySqlTests(MySqlBackend backend) : RepeatedPageSpecs(backend), IClassFixture<MySqlBackend>;
