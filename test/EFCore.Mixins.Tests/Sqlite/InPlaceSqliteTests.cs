using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class InPlaceSqliteTests(SqliteBackend backend) : InPlaceSpecs(backend), IClassFixture<SqliteBackend>;
