using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SerializationPageSqliteTests(SqliteBackend backend) : SerializationPageSpecs(backend), IClassFixture<SqliteBackend>;
