using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class MissingMixinsSqliteTests(SqliteBackend backend) : MissingMixinsSpecs(backend), IClassFixture<SqliteBackend>;
