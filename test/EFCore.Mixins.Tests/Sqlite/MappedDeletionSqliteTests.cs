using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MappedDeletionSqliteTests(SqliteBackend backend) : MappedDeletionSpecs(backend), IClassFixture<SqliteBackend>;
