using EFCore.Mixins.Filtering.Operators;

namespace EFCore.Mixins.Filtering;

/// <summary>The limits and operators that filters are bound with.</summary>
internal sealed record FilterSettings(FilterLimits Limits, OperatorTable Operators)
{
    public static FilterSettings Default { get; } = new(new FilterLimits(), OperatorTable.Default);
}
