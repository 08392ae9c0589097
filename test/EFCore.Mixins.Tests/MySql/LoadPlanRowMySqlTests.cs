using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadPlanRowMySqlTests(MySqlBackend backend) : LoadPlanRowSpecs(backend), IClassFixture<MySqlBackend>;
