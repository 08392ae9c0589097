using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Trees;

namespace EFCore.Mixins.Policies;

/// <summary>Combines conditions of a policy to one filter.</summary>
internal static class AlwaysFilter
{
    public static Filter? Of(IReadOnlyList<LambdaExpression> conditions)
        => conditions switch
        {
            [] => null,
            [var only] => Of(only),
            _ => Filter.And(conditions.Select(Of)),
        };

    private static LambdaFilter Of(LambdaExpression condition) => new(condition) { IsFixed = ClosedLambda.Is(condition) };
}
