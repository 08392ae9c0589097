using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class InPlaceMySqlTests(MySqlBackend backend) : InPlaceSpecs(backend), IClassFixture<MySqlBackend>;
