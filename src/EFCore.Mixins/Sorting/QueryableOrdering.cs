using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Sorting;

/// <summary>Adds order keys to a query.</summary>
internal static class QueryableOrdering
{
    /// <summary>The LINQ operators that keep an order. All operators of EF Core keep it.</summary>
    private static readonly HashSet<string> Keeping = [nameof(Queryable.Where), nameof(Queryable.Take), nameof(Queryable.Skip)];

    /// <summary>Orders by the keys. Without keys the query is unchanged.</summary>
    public static IQueryable<T> Apply<T>(IQueryable<T> source, IReadOnlyList<OrderKey> keys)
        => keys.Count == 0 ? source : source.Provider.CreateQuery<T>(Add<T>(source, source.Expression, keys, isFirst: true));

    /// <summary>Adds the keys after the order of the query, if it has one.</summary>
    public static IQueryable<T> Complete<T>(IQueryable<T> source, IReadOnlyList<OrderKey> keys)
        => Find(source.Expression) is { } ordered
            ? source.Provider.CreateQuery<T>(
                ReplacingExpressionVisitor.Replace(ordered, Add<T>(source, ordered, keys, isFirst: false), source.Expression))
            : Apply(source, keys);

    /// <summary>The last order of the query; null if it has none, or loses it.</summary>
    private static MethodCallExpression? Find(Expression query)
    {
        foreach (var call in QueryMethodCalls.Of(query))
        {
            if (call.Type.IsAssignableTo(typeof(IOrderedQueryable)))
                return call;
            if (call.Method.DeclaringType == typeof(Queryable) && !Keeping.Contains(call.Method.Name))
                return null;
        }

        return null;
    }

    private static Expression Add<T>(IQueryable<T> source, Expression query, IReadOnlyList<OrderKey> keys, bool isFirst)
    {
        var dialect = QueryableOrigins.ContextOf(source) is { } context ? Dialect.Of(context) : null; // a statement gets one when it runs
        foreach (var key in keys)
        {
            query = Call(source, query, key, isFirst);
            while (query is MethodCallExpression call && dialect?.Translate(call) is { } translated)
                query = translated;
            isFirst = false;
        }

        return query;
    }

    /// <summary>Text in memory is ordered ordinally, as a column is by default, not by the culture of the process.</summary>
    private static IEnumerable<Expression> Comparer(IQueryable source, OrderKey key)
        => source is EnumerableQuery && key.Expression.ReturnType == typeof(string)
            ? [Expression.Constant(StringComparer.Ordinal, typeof(IComparer<string>))]
            : [];

    private static MethodCallExpression Call<T>(IQueryable<T> source, Expression query, OrderKey key, bool isFirst)
    {
        var method = (isFirst, key.IsDescending) switch
        {
            (true, false) => QueryableMethods.OrderBy,
            (true, true) => QueryableMethods.OrderByDescending,
            (false, false) => QueryableMethods.ThenBy,
            (false, true) => QueryableMethods.ThenByDescending,
        };
        Type[] types = [typeof(T), key.Expression.ReturnType];
        return source is EnumerableQuery
            ? Expression.Call(typeof(Queryable), method.Name, types, [query, Expression.Quote(key.Expression), .. Comparer(source, key)])
            : Expression.Call(method.MakeGenericMethod(types), query, Expression.Quote(key.Expression));
    }
}
