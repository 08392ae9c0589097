using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class LinkKeySqliteTests(SqliteBackend backend) : LinkKeySpecs(backend), IClassFixture<SqliteBackend>;
