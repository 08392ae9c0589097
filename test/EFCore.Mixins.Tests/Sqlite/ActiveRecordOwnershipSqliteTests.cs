using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordOwnershipSqliteTests(SqliteBackend backend) : ActiveRecordOwnershipSpecs(backend), IClassFixture<SqliteBackend>;
