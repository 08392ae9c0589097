using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>A query that must read every row of its table, even if it returns only some of them.</summary>
/// <param name="Type">The entity type of the rows.</param>
/// <param name="Conditions">The conditions on them.</param>
internal sealed record FullScan(IEntityType Type, IReadOnlyList<LambdaExpression> Conditions)
{
    private static readonly HashSet<string> Orders = [nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending)];

    private static readonly HashSet<string> Limits =
    [
        nameof(Queryable.Skip), nameof(Queryable.Take), nameof(Queryable.First), nameof(Queryable.FirstOrDefault), nameof(Queryable.Single),
        nameof(Queryable.SingleOrDefault),
        nameof(Queryable.Last), nameof(Queryable.LastOrDefault), nameof(Queryable.ElementAt), nameof(Queryable.ElementAtOrDefault),
    ];

    private static readonly HashSet<string> Filters =
        [nameof(Queryable.Where), nameof(Queryable.Count), nameof(Queryable.LongCount), .. Limits];

    /// <summary>Other calls that read all rows of their source.</summary>
    private static readonly HashSet<string> Others =
    [
        nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending), nameof(Queryable.Select), nameof(Queryable.Distinct),
        nameof(Queryable.Sum), nameof(Queryable.Min), nameof(Queryable.Max), nameof(Queryable.Average),
    ];

    /// <summary>The query if it reads every row; null if it may read fewer, or has unknown calls.</summary>
    public static FullScan? Of(Expression query, Selectivity narrowing)
    {
        List<MethodCallExpression> calls = [.. QueryMethodCalls.Of(query)];
        var root = DeferredExpression.SeeThrough(calls is [.., var innermost] ? innermost.Arguments[0] : query);
        if (root is not EntityQueryRootExpression { EntityType: var type }
            || root.GetType() != typeof(EntityQueryRootExpression)
            || !calls.TrueForAll(IsKnown))
            return null;
        var limit = calls.FindLastIndex(call => Is(call, Limits));
        if (limit >= 0 && (calls.FindIndex(call => ConditionOf(call) is not null) < limit || !IsSortedAnew(calls.Skip(limit), narrowing)))
            return null;
        List<LambdaExpression> conditions = [.. calls.Select(ConditionOf).OfType<LambdaExpression>()];
        return conditions.TrueForAll(condition => condition.Parameters[0].Type == type.ClrType) ? new FullScan(type, conditions) : null;
    }

    /// <summary>Whether the database must sort every row before it can return the first, because no index has the order.</summary>
    private static bool IsSortedAnew(IEnumerable<MethodCallExpression> calls, Selectivity narrowing)
        => calls.FirstOrDefault(call => Is(call, Orders)) is { } order && LambdaOf(order) is { } key && !narrowing.IsSorted(key);

    private static bool IsKnown(MethodCallExpression call)
        => LoadPlanMarker.IsMark(call) || Is(call, Orders) || Is(call, Filters) || Is(call, Others)
            || call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || call.Method.DeclaringType == typeof(RelationalQueryableExtensions);

    private static LambdaExpression? ConditionOf(MethodCallExpression call) => Is(call, Filters) ? LambdaOf(call) : null;

    private static bool Is(MethodCallExpression call, HashSet<string> names)
        => call.Method.DeclaringType == typeof(Queryable) && names.Contains(call.Method.Name);

    private static LambdaExpression? LambdaOf(MethodCallExpression call)
        => call.Arguments is [_, UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression lambda }, ..] ? lambda : null;
}
