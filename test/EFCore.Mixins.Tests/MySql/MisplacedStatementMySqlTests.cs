using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class MisplacedStatementMySqlTests(MySqlBackend backend) : MisplacedStatementSpecs(backend), IClassFixture<MySqlBackend>;
