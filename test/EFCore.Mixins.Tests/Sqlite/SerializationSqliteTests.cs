using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SerializationSqliteTests(SqliteBackend backend) : SerializationSpecs(backend), IClassFixture<SqliteBackend>;
