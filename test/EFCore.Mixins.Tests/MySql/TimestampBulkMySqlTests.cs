using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TimestampBulkMySqlTests(MySqlBackend backend) : TimestampBulkSpecs(backend), IClassFixture<MySqlBackend>;
