using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SerializationJsonSqliteTests(SqliteBackend backend) : SerializationJsonSpecs(backend), IClassFixture<SqliteBackend>;
