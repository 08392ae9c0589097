using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed partial class StoredFormSqliteTests(SqliteBackend backend) : StoredFormSpecs(backend), IClassFixture<SqliteBackend>
{
    // SQLite has no type for these, and EF Core stores them in forms that do not sort as their values.
    public override Task Types_of_dates_and_numbers_compare(string key, object value)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.Where(new Dictionary<string, object?> { [key] = value })).Problems);

        Assert.Equal(FilterProblemKind.OperatorNotForType, problem.Kind);
        Assert.EndsWith(", stored in a form that does not sort; give the property a value converter to a number", problem.Reason, StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    public override Task Types_of_dates_and_numbers_sort(string key)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.OrderBy(key)).Problems);

        Assert.Equal((FilterProblemKind.SortKey, key), (problem.Kind, problem.Key));
        Assert.EndsWith(", stored in a form that does not sort; give the property a value converter to a number", problem.Reason, StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
