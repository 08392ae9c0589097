using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class OperatorSqliteTests(SqliteBackend backend) : OperatorSpecs(backend), IClassFixture<SqliteBackend>
{
    /// <summary>EF translates no part of a time of a day on SQLite; an hour is a range.</summary>
    public override async Task Of_times_of_a_day(OperatorCase tested)
        => await Assert.ThrowsAsync<InvalidOperationException>(() => base.Of_times_of_a_day(tested));
}
