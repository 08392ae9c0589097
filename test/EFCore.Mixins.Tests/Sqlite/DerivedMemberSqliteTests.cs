using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class DerivedMemberSqliteTests(SqliteBackend backend) : DerivedMemberSpecs(backend), IClassFixture<SqliteBackend>;
