using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class StatementLifetimeSqliteTests(SqliteBackend backend) : StatementLifetimeSpecs(backend), IClassFixture<SqliteBackend>;
