using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class EndedTransactionSqliteTests(SqliteBackend backend) : EndedTransactionSpecs(backend), IClassFixture<SqliteBackend>;
