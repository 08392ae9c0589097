using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class UnitOfWorkSqliteTests(SqliteBackend backend) : UnitOfWorkSpecs(backend), IClassFixture<SqliteBackend>;
