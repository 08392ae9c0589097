using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ActiveRecordTrackingMySqlTests(MySqlBackend backend) : ActiveRecordTrackingSpecs(backend), IClassFixture<MySqlBackend>;
