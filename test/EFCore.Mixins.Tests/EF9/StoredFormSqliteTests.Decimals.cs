using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed partial class StoredFormSqliteTests
{
    // EF Core 9 does not order values that SQLite stores as decimals, and does not cast a member of another type to a double instead.
    public override Task Numbers_stored_as_decimals_sort(string key, string expected)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.OrderBy(key)).Problems);

        Assert.Equal((FilterProblemKind.SortKey, key), (problem.Kind, problem.Key));
        Assert.EndsWith(
            ", stored as a decimal, which EF Core 9 does not sort on SQLite; convert it to a double or a long",
            problem.Reason,
            StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
