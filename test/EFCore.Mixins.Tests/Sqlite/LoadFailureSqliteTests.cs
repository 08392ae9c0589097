using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadFailureSqliteTests(SqliteBackend backend) : LoadFailureSpecs(backend), IClassFixture<SqliteBackend>;
