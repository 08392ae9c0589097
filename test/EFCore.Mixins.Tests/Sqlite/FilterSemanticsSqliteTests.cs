using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class FilterSemanticsSqliteTests(SqliteBackend backend) : FilterSemanticsSpecs(backend), IClassFixture<SqliteBackend>;
