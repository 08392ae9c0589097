using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TrackingProxyMySqlTests(MySqlBackend backend) : TrackingProxySpecs(backend), IClassFixture<MySqlBackend>;
