using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HiddenMemberSqliteTests(SqliteBackend backend) : HiddenMemberSpecs(backend), IClassFixture<SqliteBackend>;
