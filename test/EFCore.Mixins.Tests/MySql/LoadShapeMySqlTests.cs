using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadShapeMySqlTests(MySqlBackend backend) : LoadShapeSpecs(backend), IClassFixture<MySqlBackend>;
