using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class LoadStatementMySqlTests(MySqlBackend backend) : LoadStatementSpecs(backend), IClassFixture<MySqlBackend>;
