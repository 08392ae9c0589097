using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ChangesSqliteTests(SqliteBackend backend) : ChangesSpecs(backend), IClassFixture<SqliteBackend>;
