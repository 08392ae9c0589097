using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Trees;

namespace EFCore.Mixins.Policies;

/// <summary>The conditions that each row fulfils, as one filter.</summary>
internal static class AlwaysFilter
{
    public static Filter? Of(IReadOnlyList<LambdaExpression> conditions)
        => conditions.Count == 0
            ? null
            : Filter.And(conditions.Select(condition => (object?)new LambdaFilter(condition) { IsFixed = ClosedLambda.Is(condition) }));
}
