using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadModelSqliteTests(SqliteBackend backend) : LoadModelSpecs(backend), IClassFixture<SqliteBackend>;
