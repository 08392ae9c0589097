using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadUseSqliteTests(SqliteBackend backend) : LoadUseSpecs(backend), IClassFixture<SqliteBackend>;
