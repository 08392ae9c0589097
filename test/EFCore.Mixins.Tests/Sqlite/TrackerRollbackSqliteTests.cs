using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class TrackerRollbackSqliteTests(SqliteBackend backend) : TrackerRollbackSpecs(backend), IClassFixture<SqliteBackend>;
