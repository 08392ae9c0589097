using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Applies the conditions, the order and the limits of a relation to its rows.</summary>
/// <param name="host">
///     <see cref="Queryable"/> for the rows of a query; <see cref="Enumerable"/> for the rows of a collection in a lambda.
/// </param>
/// <param name="type">The entity type of the rows.</param>
internal sealed class SelectedRowsBuilder(Type host, IEntityType type)
{
    /// <summary>The rows, filtered and ordered.</summary>
    public Expression Order(Expression rows, CollectionSelection selection)
    {
        foreach (var condition in selection.Conditions)
            rows = Call(nameof(Queryable.Where), [type.ClrType], rows, Rebase(condition));
        var isFirst = true;
        foreach (var order in selection.Order)
        {
            var key = Rebase(order.Expression);
            rows = Call(QueryableCalls.NameOfOrder(isFirst, order.IsDescending), [type.ClrType, key.ReturnType], rows, key);
            isFirst = false;
        }

        return rows;
    }

    /// <summary>The rows, filtered, ordered and limited.</summary>
    public Expression Apply(Expression rows, CollectionSelection selection)
    {
        rows = Order(rows, selection);
        if (selection.Skip is { } skip)
            rows = Call(nameof(Queryable.Skip), [type.ClrType], rows, skip);
        return selection.Take is { } take ? Call(nameof(Queryable.Take), [type.ClrType], rows, take) : rows;
    }

    private LambdaExpression Rebase(LambdaExpression lambda)
        => lambda.Parameters[0].Type == type.ClrType ? lambda : QueryableCalls.Lambda(type.ClrType, row => QueryableCalls.On(lambda, row));

    private MethodCallExpression Call(string method, Type[] types, Expression rows, Expression argument)
        => Expression.Call(
            host,
            method,
            types,
            rows,
            argument is LambdaExpression && host == typeof(Queryable) ? Expression.Quote(argument) : argument);
}
