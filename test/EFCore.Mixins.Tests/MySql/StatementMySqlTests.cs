using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class StatementMySqlTests(MySqlBackend backend) : StatementSpecs(backend), IClassFixture<MySqlBackend>;
