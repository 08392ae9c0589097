using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class TimestampModelMySqlTests(MySqlBackend backend) : TimestampModelSpecs(backend), IClassFixture<MySqlBackend>;
