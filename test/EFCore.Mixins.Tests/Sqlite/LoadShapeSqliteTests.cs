using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadShapeSqliteTests(SqliteBackend backend) : LoadShapeSpecs(backend), IClassFixture<SqliteBackend>;
