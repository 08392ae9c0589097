using EFCore.Mixins.Filtering.Operators;

namespace EFCore.Mixins.Filtering;

/// <summary>The limits and operators that filters are bound with, and how they ask for related rows.</summary>
internal sealed record FilterSettings(FilterLimits Limits, OperatorTable Operators, SubqueryBehavior Subqueries = SubqueryBehavior.Automatic)
{
    /// <summary>Whether filters are about objects in memory: it does not count how a column stores their values.</summary>
    public bool IsInMemory { get; init; }

    public static FilterSettings Default { get; } = new(new FilterLimits(), OperatorTable.Default);
}
