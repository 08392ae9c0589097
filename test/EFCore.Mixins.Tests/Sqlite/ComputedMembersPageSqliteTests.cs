using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ComputedMembersPageSqliteTests(SqliteBackend backend) : ComputedMembersPageSpecs(backend), IClassFixture<SqliteBackend>;
