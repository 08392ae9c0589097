using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RefusedStatementMySqlTests(MySqlBackend backend) : RefusedStatementSpecs(backend), IClassFixture<MySqlBackend>;
