using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ParallelFilterSqliteTests(SqliteBackend backend) : ParallelFilterSpecs(backend), IClassFixture<SqliteBackend>;
