using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ShapeMySqlTests(MySqlBackend backend) : ShapeSpecs(backend), IClassFixture<MySqlBackend>;
