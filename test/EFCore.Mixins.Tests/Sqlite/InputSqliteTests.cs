using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class InputSqliteTests(SqliteBackend backend) : InputSpecs(backend), IClassFixture<SqliteBackend>;
