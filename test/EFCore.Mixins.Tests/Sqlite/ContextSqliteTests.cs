using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ContextSqliteTests(SqliteBackend backend) : ContextSpecs(backend), IClassFixture<SqliteBackend>;
