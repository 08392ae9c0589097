using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MappedRollbackSqliteTests(SqliteBackend backend) : MappedRollbackSpecs(backend), IClassFixture<SqliteBackend>;
