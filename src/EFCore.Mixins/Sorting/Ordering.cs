using System.Linq.Expressions;

namespace EFCore.Mixins.Sorting;

/// <summary>Puts order keys on a query.</summary>
internal static class Ordering
{
    /// <summary>Orders by the keys; without keys the query stays as it is.</summary>
    public static IQueryable<T> Apply<T>(IQueryable<T> source, IReadOnlyList<OrderKey> keys)
        => keys.Count == 0 ? source : Complete(Call(source, keys[0], isFirst: true), [.. keys.Skip(1)]);

    /// <summary>Adds the keys after those that the query is ordered by.</summary>
    public static IQueryable<T> Complete<T>(IQueryable<T> source, IReadOnlyList<OrderKey> keys)
        => keys.Aggregate(source, (ordered, key) => Call(ordered, key, isFirst: !IsOrdered(ordered)));

    /// <summary>Whether the outermost operator of the query is an order.</summary>
    public static bool IsOrdered(IQueryable source)
        => source.Expression.Type.IsAssignableTo(typeof(IOrderedQueryable)) && source.Expression is MethodCallExpression;

    /// <summary>Text in memory is ordered by code, as a column is by default, not by the culture of the process.</summary>
    private static IEnumerable<Expression> Comparer(IQueryable source, OrderKey key)
        => source is EnumerableQuery && key.Expression.ReturnType == typeof(string) ? [Expression.Constant(StringComparer.Ordinal, typeof(IComparer<string>))] : [];

    private static IQueryable<T> Call<T>(IQueryable<T> source, OrderKey key, bool isFirst)
    {
        var method = (isFirst, key.IsDescending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        return source.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), key.Expression.ReturnType], [source.Expression, Expression.Quote(key.Expression), .. Comparer(source, key)]));
    }
}
