using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordUpdatingSqliteTests(SqliteBackend backend) : ActiveRecordUpdatingSpecs(backend), IClassFixture<SqliteBackend>;
