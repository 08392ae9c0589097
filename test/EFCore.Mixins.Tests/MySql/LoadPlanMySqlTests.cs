using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadPlanMySqlTests(MySqlBackend backend) : LoadPlanSpecs(backend), IClassFixture<MySqlBackend>;
