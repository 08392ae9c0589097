using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ProjectedSaveSqliteTests(SqliteBackend backend) : ProjectedSaveSpecs(backend), IClassFixture<SqliteBackend>;
