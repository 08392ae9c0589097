using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LoadKeySqliteTests(SqliteBackend backend) : LoadKeySpecs(backend), IClassFixture<SqliteBackend>;
