using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ChangesFailureSqliteTests(SqliteBackend backend) : ChangesFailureSpecs(backend), IClassFixture<SqliteBackend>;
