using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sorting;

/// <summary>Orders by the primary key: after another order, or if there is none.</summary>
internal static class PrimaryKeyOrder
{
    private static readonly HashSet<string> Unordering =
    [
        nameof(Queryable.Distinct),
        nameof(Queryable.Union),
        nameof(Queryable.Concat),
        nameof(Queryable.Except),
        nameof(Queryable.Intersect),
        nameof(Queryable.GroupBy),
        nameof(Queryable.SelectMany),
        nameof(Queryable.Join),
        nameof(Queryable.GroupJoin),
    ];

    /// <summary>Adds the primary key after the order of the query. A type without a key adds nothing.</summary>
    public static IQueryable<T> Complete<T>(IQueryable<T> source, IEntityType type)
        => QueryableOrdering.Complete(source, [.. (type.FindPrimaryKey()?.Properties ?? []).Select(OrderKeyOf<T>)]);

    /// <summary>Orders a query by the key unless it has an order.</summary>
    public static IQueryable<T> Ensure<T>(IQueryable<T> source, IEntityType type)
        => IsOrdered(source.Expression) ? source : Complete(source, type);

    private static bool IsOrdered(Expression statement)
    {
        foreach (var method in QueryMethodCalls.Of(statement).Select(call => call.Method))
        {
            if (method.DeclaringType == typeof(Queryable)
                && method.Name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending))
                return true;
            if (method.DeclaringType == typeof(Queryable) && Unordering.Contains(method.Name))
                return false;
        }

        return false;
    }

    private static OrderKey OrderKeyOf<T>(IProperty property)
    {
        // row => EF.Property<int>(row, "Id")
        var row = Expression.Parameter(typeof(T), "row");
        return new OrderKey(Expression.Lambda(new EntityMember(property).On(row), row), IsDescending: false);
    }
}
