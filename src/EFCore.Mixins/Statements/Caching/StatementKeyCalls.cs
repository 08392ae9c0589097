using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>
///     Finds statements that are followed only by calls that a statement key can contain. These are calls without lambdas, and with no
///     values except the numbers of <c>Skip</c> and <c>Take</c>.
/// </summary>
internal static class StatementKeyCalls
{
    private static readonly HashSet<string> OfLinq =
    [
        nameof(Queryable.Count), nameof(Queryable.LongCount), nameof(Queryable.Any), nameof(Queryable.First),
        nameof(Queryable.FirstOrDefault), nameof(Queryable.Single), nameof(Queryable.SingleOrDefault), nameof(Queryable.Skip),
        nameof(Queryable.Take),
    ];

    private static readonly HashSet<string> OfEf =
    [
        nameof(EntityFrameworkQueryableExtensions.AsTracking), nameof(EntityFrameworkQueryableExtensions.AsNoTracking),
        nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution),
        nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters), nameof(EntityFrameworkQueryableExtensions.IgnoreAutoIncludes),
        nameof(RelationalQueryableExtensions.AsSplitQuery), nameof(RelationalQueryableExtensions.AsSingleQuery),
    ];

    /// <summary>The query with its statement key; null if it has none, or is not composed on the statement.</summary>
    public static KeyedStatement? Find(BoundStatement statement, Expression query)
    {
        if (statement.Call is not { } call)
            return null;
        var calls = new List<MethodCallExpression>(2);
        var rest = query;
        for (; rest is MethodCallExpression { Arguments: [var source, ..] } behind && IsKnown(behind); rest = source)
            calls.Add(behind);
        if (rest is not StatementExpression { Statement: var origin } || origin != statement)
            return null;
        calls.Reverse();
        return calls.Count == 0 ? call
            : calls.Exists(IsPage) ? Paged(call, statement, calls)
            : call with { Key = call.Key.With(Methods(calls), []), Build = _ => query };
    }

    private static bool IsKnown(MethodCallExpression call)
        => call.Arguments.Count == 1
            ? (call.Method.DeclaringType == typeof(Queryable) && OfLinq.Contains(call.Method.Name))
                || ((call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
                    || call.Method.DeclaringType == typeof(RelationalQueryableExtensions)) && OfEf.Contains(call.Method.Name))
            : IsPage(call);

    private static bool IsPage(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Queryable) && call.Method.Name is nameof(Queryable.Skip) or nameof(Queryable.Take)
            && call.Arguments is [_, ConstantExpression { Value: int }];

    private static KeyedStatement Paged(KeyedStatement call, BoundStatement statement, List<MethodCallExpression> calls)
    {
        var numbers = calls.Where(IsPage).Select(page => ((ConstantExpression)page.Arguments[1]).Value).ToArray();
        return call with
        {
            Key = call.Key.With(Methods(calls), numbers),
            Build = _ => Build(statement.Tree, calls, call.Key.Values.Length),
        };
    }

    private static object[] Methods(List<MethodCallExpression> calls)
    {
        var methods = new object[calls.Count];
        for (var i = 0; i < methods.Length; i++)
            methods[i] = calls[i].Method;
        return methods;
    }

    /// <summary>The query, with parameters for the numbers.</summary>
    private static Expression Build(Expression tree, List<MethodCallExpression> calls, int position)
        => calls.Aggregate(
            tree,
            (source, call) => call.Update(null, IsPage(call) ? [source, Number(call.Arguments[1], position++)] : [source]));

    private static Expression Number(Expression number, int position)
        => Parameter.Of(new ConditionValue(((ConstantExpression)number).Value) { Position = position }, typeof(int));
}
