using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SmokeSqliteTests(SqliteBackend backend) : SmokeSpecs(backend), IClassFixture<SqliteBackend>;
