using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadRelationSqliteTests(SqliteBackend backend) : LoadRelationSpecs(backend), IClassFixture<SqliteBackend>;
