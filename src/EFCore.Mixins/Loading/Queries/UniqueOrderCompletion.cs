using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Adds the primary key to the orders of a query that limits its rows. A query that repeats it then reads the same rows.</summary>
/// <remarks>
///     A database may return different rows each time if their order is not unique:
///     https://learn.microsoft.com/ef/core/querying/single-split-queries#split-queries
/// </remarks>
internal sealed class UniqueOrderCompletion
{
    private static readonly HashSet<string> Limits = [nameof(Queryable.Skip), nameof(Queryable.Take)];

    private static readonly HashSet<string> Orders =
        [nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending)];

    private readonly Type row;
    private readonly IReadOnlyList<LambdaExpression> keys;

    private UniqueOrderCompletion(Type row, IReadOnlyList<LambdaExpression> keys)
    {
        this.row = row;
        this.keys = keys;
    }

    /// <summary>The query with complete orders. A query of rows without a primary key is not changed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="context">The context that runs it.</param>
    /// <param name="isLimited">Whether a call after it limits its rows.</param>
    public static Expression Complete(Expression query, DbContext context, bool isLimited)
    {
        var row = QueryableCalls.ElementOf(query);
        var type = context.Model.FindEntityTypes(row).FirstOrDefault();
        if (type?.FindPrimaryKey() is not { } key)
            return query;
        var keys = key.Properties.Select(property => LoadedCollectionOrder.KeyOf(row, property, Dialect.Of(context)));
        return new UniqueOrderCompletion(row, [.. keys]).Complete(query, isLimited);
    }

    private Expression Complete(Expression query, bool isLimited)
        => query switch
        {
            MethodCallExpression call when Is(call, Limits) => With(call, Complete(call.Arguments[0], isLimited: true)),
            MethodCallExpression call when Is(call, Orders) => isLimited ? ThenBy(Below(call)) : Below(call),
            MethodCallExpression call when Keeps(call) => With(call, Complete(call.Arguments[0], isLimited)),
            _ => isLimited ? OrderBy(query) : query,
        };

    /// <summary>The orders of a chain. Orders below it are only completed if a limit below the chain needs them.</summary>
    private MethodCallExpression Below(MethodCallExpression call)
        => call.Arguments[0] is MethodCallExpression before
            && Is(before, Orders)
            && call.Method.Name.StartsWith("Then", StringComparison.Ordinal)
            ? With(call, Below(before))
            : With(call, Complete(call.Arguments[0], isLimited: false));

    private Expression OrderBy(Expression query) => ThenBy(Order(nameof(Queryable.OrderBy), query, keys[0]), keys.Skip(1));

    private Expression ThenBy(Expression query) => ThenBy(query, keys);

    private Expression ThenBy(Expression query, IEnumerable<LambdaExpression> by)
        => by.Aggregate(query, (rows, key) => Order(nameof(Queryable.ThenBy), rows, key));

    private MethodCallExpression Order(string method, Expression query, LambdaExpression key)
        => Expression.Call(typeof(Queryable), method, [row, key.ReturnType], query, Expression.Quote(key));

    private static MethodCallExpression With(MethodCallExpression call, Expression source)
        => call.Update(null, [source, .. call.Arguments.Skip(1)]);

    private static bool Is(MethodCallExpression call, HashSet<string> names)
        => call.Method.DeclaringType == typeof(Queryable) && names.Contains(call.Method.Name);

    /// <summary>Whether the call keeps the order of its source.</summary>
    private static bool Keeps(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || call.Method.DeclaringType == typeof(RelationalQueryableExtensions)
            || (call.Method.DeclaringType == typeof(Queryable) && call.Method.Name is nameof(Queryable.Where) or nameof(Queryable.Reverse));
}
