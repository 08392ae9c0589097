using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ShapeSqliteTests(SqliteBackend backend) : ShapeSpecs(backend), IClassFixture<SqliteBackend>;
