using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class UnchangedRelationSqliteTests(SqliteBackend backend) : UnchangedRelationSpecs(backend), IClassFixture<SqliteBackend>;
