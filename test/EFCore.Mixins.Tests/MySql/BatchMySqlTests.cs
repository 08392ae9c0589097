using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class BatchMySqlTests(MySqlBackend backend) : BatchSpecs(backend), IClassFixture<MySqlBackend>;
