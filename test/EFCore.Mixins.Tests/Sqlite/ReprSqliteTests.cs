using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ReprSqliteTests(SqliteBackend backend) : ReprSpecs(backend), IClassFixture<SqliteBackend>;
