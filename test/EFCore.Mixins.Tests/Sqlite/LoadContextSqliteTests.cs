using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadContextSqliteTests(SqliteBackend backend) : LoadContextSpecs(backend), IClassFixture<SqliteBackend>;
