using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class SubqueryMySqlTests(MySqlBackend backend) : SubquerySpecs(backend), IClassFixture<MySqlBackend>;
