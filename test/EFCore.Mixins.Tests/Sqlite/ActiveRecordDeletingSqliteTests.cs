using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordDeletingSqliteTests(SqliteBackend backend) : ActiveRecordDeletingSpecs(backend), IClassFixture<SqliteBackend>;
