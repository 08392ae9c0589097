using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class HostileInputSqliteTests(SqliteBackend backend) : HostileInputSpecs(backend), IClassFixture<SqliteBackend>
{
    // .NET runs the pattern, so it is known to be malformed before anything is sent.
    public override Task A_malformed_regular_expression_is_a_typed_error(string pattern)
    {
        Assert.Equal(FilterProblemKind.ValueType, Assert.Single(Assert.Throws<FilterException>(() => Post.Where(new { body__regex = pattern })).Problems).Kind);
        return Task.CompletedTask;
    }
}
