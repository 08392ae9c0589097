using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ReprMySqlTests(MySqlBackend backend) : ReprSpecs(backend), IClassFixture<MySqlBackend>;
