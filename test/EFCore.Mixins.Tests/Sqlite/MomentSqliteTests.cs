using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MomentSqliteTests(SqliteBackend backend) : MomentSpecs(backend), IClassFixture<SqliteBackend>;
