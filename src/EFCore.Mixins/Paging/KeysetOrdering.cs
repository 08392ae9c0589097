using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Paging;

/// <summary>Adds the order of a segment to its rows.</summary>
internal static class KeysetOrdering
{
    /// <summary>
    ///     The first column needs no rank, because either all rows have a value there, or none has. The other columns need none if the
    ///     database's default position of nulls is the same.
    /// </summary>
    // rows.OrderBy(post => post.Rating).ThenBy(post => post.User.Name == null).ThenBy(post => post.User.Name)
    public static Expression Apply(Expression rows, IReadOnlyList<KeysetColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (i > 0 && column.CanBeNull)
                rows = Order(rows, isFirst: false, column.AreNullsFirst, row => ComparisonExpressions.IsNull(column.On(row)));
            rows = Order(rows, i == 0, column.IsDescending, column.On);
        }

        return rows;
    }

    private static MethodCallExpression Order(Expression rows, bool isFirst, bool isDescending, Func<Expression, Expression> value)
    {
        var key = QueryableCalls.Lambda(QueryableCalls.ElementOf(rows), value);
        return Expression.Call(
            typeof(Queryable),
            QueryableCalls.NameOfOrder(isFirst, isDescending),
            [key.Parameters[0].Type, key.ReturnType],
            rows,
            Expression.Quote(key));
    }
}
