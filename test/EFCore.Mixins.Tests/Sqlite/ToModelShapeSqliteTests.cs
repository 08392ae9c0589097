using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ToModelShapeSqliteTests(SqliteBackend backend) : ToModelShapeSpecs(backend), IClassFixture<SqliteBackend>;
