using System.Linq.Expressions;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Orders statements by key where they have no order.</summary>
internal static class KeyOrder
{
    private static readonly HashSet<string> Unordering =
    [
        nameof(Queryable.Distinct), nameof(Queryable.Union), nameof(Queryable.Concat), nameof(Queryable.Except), nameof(Queryable.Intersect),
        nameof(Queryable.GroupBy), nameof(Queryable.SelectMany), nameof(Queryable.Join), nameof(Queryable.GroupJoin),
    ];

    public static IQueryable<T> Ensure<T>(IQueryable<T> statement, IEntityType type)
        => IsOrdered(statement.Expression) || type.FindPrimaryKey() is not { } key
            ? statement
            : (IQueryable<T>)statement.Provider.CreateQuery<T>(OrderBy<T>(statement.Expression, key.Properties));

    private static bool IsOrdered(Expression statement)
    {
        while (statement is MethodCallExpression { Method.DeclaringType: var type, Arguments: [var source, ..] } call)
        {
            if (type == typeof(Queryable) && call.Method.Name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending))
                return true;
            if (type == typeof(Queryable) && Unordering.Contains(call.Method.Name))
                return false;
            statement = source;
        }

        return false;
    }

    private static Expression OrderBy<T>(Expression statement, IReadOnlyList<IProperty> properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var column = new Member(properties[i]).On(row);
            statement = Expression.Call(
                typeof(Queryable),
                i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy),
                [typeof(T), column.Type],
                statement,
                Expression.Quote(Expression.Lambda(column, row)));
        }

        return statement;
    }
}
