using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HiddenRowSqliteTests(SqliteBackend backend) : HiddenRowSpecs(backend), IClassFixture<SqliteBackend>;
