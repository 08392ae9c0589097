using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

// As the classes of ../SqliteSpecs.cs, for specs that take long: on EF Core 9 they run on MySQL alone.
public sealed class HostileRandomSqliteTests(SqliteBackend backend) : HostileRandomSpecs(backend), IClassFixture<SqliteBackend>;
public sealed class LoadMixSqliteTests(SqliteBackend backend) : LoadMixSpecs(backend), IClassFixture<SqliteBackend>;
public sealed class LoadStreamSqliteTests(SqliteBackend backend) : LoadStreamSpecs(backend), IClassFixture<SqliteBackend>;
public sealed class FilterCaseLoadSqliteTests(SqliteBackend backend) : FilterCaseLoadSpecs(backend), IClassFixture<SqliteBackend>;
public sealed class ParallelFilterSqliteTests(SqliteBackend backend) : ParallelFilterSpecs(backend), IClassFixture<SqliteBackend>;
public sealed class RandomFilterSqliteTests(SqliteBackend backend) : RandomFilterSpecs(backend), IClassFixture<SqliteBackend>;
