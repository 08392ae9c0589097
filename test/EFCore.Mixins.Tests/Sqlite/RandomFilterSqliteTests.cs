using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class RandomFilterSqliteTests(SqliteBackend backend) : RandomFilterSpecs(backend), IClassFixture<SqliteBackend>;
