using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class ChangesDocumentSqliteTests(SqliteBackend backend) : ChangesDocumentSpecs(backend), IClassFixture<SqliteBackend>;
