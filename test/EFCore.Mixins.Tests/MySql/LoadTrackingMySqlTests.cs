using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadTrackingMySqlTests(MySqlBackend backend) : LoadTrackingSpecs(backend), IClassFixture<MySqlBackend>;
