using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ParallelFilterMySqlTests(MySqlBackend backend) : ParallelFilterSpecs(backend), IClassFixture<MySqlBackend>;
