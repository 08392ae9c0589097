using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class EndedTransactionMySqlTests(MySqlBackend backend) : EndedTransactionSpecs(backend), IClassFixture<MySqlBackend>;
