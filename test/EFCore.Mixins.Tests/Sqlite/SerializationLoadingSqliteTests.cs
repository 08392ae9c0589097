using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class SerializationLoadingSqliteTests(SqliteBackend backend) : SerializationLoadingSpecs(backend), IClassFixture<SqliteBackend>;
