using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Puts the conditions, the order and the limits of a relation on its rows.</summary>
/// <param name="host"><see cref="Queryable"/> for the rows of a query, <see cref="Enumerable"/> for those of a collection in a lambda.</param>
/// <param name="type">The entity type of the rows.</param>
internal sealed class ShapedRows(Type host, IEntityType type)
{
    /// <summary>Filtered and ordered.</summary>
    public Expression Order(Expression rows, LoadShape shape)
    {
        foreach (var condition in shape.Conditions)
            rows = Call(nameof(Queryable.Where), [type.ClrType], rows, Rebase(condition));
        var isFirst = true;
        foreach (var order in shape.Order)
        {
            var key = Rebase(order.Expression);
            rows = Call(MethodOf(isFirst, order.IsDescending), [type.ClrType, key.ReturnType], rows, key);
            isFirst = false;
        }

        return rows;
    }

    /// <summary>Filtered, ordered and limited.</summary>
    public Expression Shape(Expression rows, LoadShape shape)
    {
        rows = Order(rows, shape);
        if (shape.Skip is { } skip)
            rows = Call(nameof(Queryable.Skip), [type.ClrType], rows, skip);
        return shape.Take is { } take ? Call(nameof(Queryable.Take), [type.ClrType], rows, take) : rows;
    }

    private static string MethodOf(bool isFirst, bool isDescending)
        => (isFirst, isDescending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };

    private LambdaExpression Rebase(LambdaExpression lambda)
        => lambda.Parameters[0].Type == type.ClrType ? lambda : Linq.Lambda(type.ClrType, row => Linq.On(lambda, row));

    private MethodCallExpression Call(string method, Type[] types, Expression rows, Expression argument)
        => Expression.Call(host, method, types, rows, argument is LambdaExpression && host == typeof(Queryable) ? Expression.Quote(argument) : argument);
}
