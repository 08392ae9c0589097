using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class InspectionMySqlTests(MySqlBackend backend) : InspectionSpecs(backend), IClassFixture<MySqlBackend>;
