using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class AssignedRelationSqliteTests(SqliteBackend backend) : AssignedRelationSpecs(backend), IClassFixture<SqliteBackend>;
