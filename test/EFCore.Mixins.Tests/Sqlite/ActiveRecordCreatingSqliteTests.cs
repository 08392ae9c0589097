using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ActiveRecordCreatingSqliteTests(SqliteBackend backend) : ActiveRecordCreatingSpecs(backend), IClassFixture<SqliteBackend>;
