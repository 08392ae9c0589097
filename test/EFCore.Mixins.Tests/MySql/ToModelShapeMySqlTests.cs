using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ToModelShapeMySqlTests(MySqlBackend backend) : ToModelShapeSpecs(backend), IClassFixture<MySqlBackend>;
