using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ListMemberSqliteTests(SqliteBackend backend) : ListMemberSpecs(backend), IClassFixture<SqliteBackend>;
