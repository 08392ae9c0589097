using EFCore.Mixins.Databases;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>The limits and operators that filters are bound with, and how related rows are looked up.</summary>
/// <param name="Limits">How large filters may be.</param>
/// <param name="Operators">The operators by name.</param>
/// <param name="Subqueries">How related rows are looked up if a filter does not choose.</param>
/// <param name="RunsRegexes">Whether .NET runs the regular expressions, and not the database.</param>
internal sealed record FilterBindingSettings(
    FilterLimits Limits,
    FilterOperatorTable Operators,
    SubqueryBehavior Subqueries = SubqueryBehavior.Automatic,
    bool RunsRegexes = false)
{
    /// <summary>Whether filters apply to objects in memory, where the storage of a column does not matter.</summary>
    public bool IsInMemory { get; init; }

    public static FilterBindingSettings Default { get; } = new(new FilterLimits(), FilterOperatorTable.Default);

    /// <summary>The settings of a context.</summary>
    public static FilterBindingSettings Of(DbContext context)
    {
        var options = ContextOptions.Of(context);
        return new(
            options.FilterLimits,
            FilterOperatorTable.With(options.Operators),
            options.SubqueryBehavior,
            Dialect.Of(context).RunsRegexes);
    }
}
