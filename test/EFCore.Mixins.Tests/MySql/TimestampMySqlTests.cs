using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TimestampMySqlTests(MySqlBackend backend) : TimestampSpecs(backend), IClassFixture<MySqlBackend>;
