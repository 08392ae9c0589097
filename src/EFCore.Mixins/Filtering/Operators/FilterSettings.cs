using EFCore.Mixins.Databases;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>The limits and operators that filters are bound with, and how they ask for related rows.</summary>
/// <param name="Limits">How large filters may be.</param>
/// <param name="Operators">The operators by name.</param>
/// <param name="Subqueries">How related rows are asked for where a filter does not say it.</param>
/// <param name="RunsRegexes">Whether .NET runs the regular expressions, and not the database.</param>
internal sealed record FilterSettings(
    FilterLimits Limits,
    OperatorTable Operators,
    SubqueryBehavior Subqueries = SubqueryBehavior.Automatic,
    bool RunsRegexes = false)
{
    /// <summary>Whether filters are about objects in memory: it does not count how a column stores their values.</summary>
    public bool IsInMemory { get; init; }

    public static FilterSettings Default { get; } = new(new FilterLimits(), OperatorTable.Default);

    /// <summary>The settings of a context.</summary>
    public static FilterSettings Of(DbContext context)
    {
        var options = ContextOptions.Of(context);
        return new(options.FilterLimits, OperatorTable.With(options.Operators), options.SubqueryBehavior, Dialect.Of(context).RunsRegexes);
    }
}
