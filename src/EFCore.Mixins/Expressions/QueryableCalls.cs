using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Expressions;

/// <summary>Creates LINQ calls for types that are known only at run time.</summary>
internal static class QueryableCalls
{
    public static Type ElementOf(Expression source)
        => (source.Type.IsGenericType && source.Type.GetGenericTypeDefinition() == typeof(IQueryable<>)
            ? source.Type
            : source.Type.GetInterface(typeof(IQueryable<>).Name))
            ?.GenericTypeArguments[0] ?? throw new ArgumentException($"'{source.Type}' is no query.", nameof(source));

    /// <summary><c>source.Where(row => …)</c></summary>
    public static Expression Where(Expression source, Func<Expression, Expression> predicate)
        => Where(source, Lambda(ElementOf(source), predicate));

    /// <inheritdoc cref="Where(Expression, Func{Expression, Expression})" />
    public static Expression Where(Expression source, LambdaExpression predicate)
        => Expression.Call(typeof(Queryable), nameof(Queryable.Where), [ElementOf(source)], source, Expression.Quote(predicate));

    /// <summary><c>source.Select(row => …)</c></summary>
    public static Expression Select(Expression source, Func<Expression, Expression> selector)
    {
        var lambda = Lambda(ElementOf(source), selector);
        return Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [ElementOf(source), lambda.ReturnType],
            source,
            Expression.Quote(lambda));
    }

    /// <summary><c>source.SelectMany(row => …)</c></summary>
    public static Expression SelectMany(Expression source, Type element, Func<Expression, Expression> selector)
        => Expression.Call(
            typeof(Queryable),
            nameof(Queryable.SelectMany),
            [ElementOf(source), element],
            source,
            Expression.Quote(Many(ElementOf(source), element, selector)));

    /// <summary><c>source.SelectMany(row => …, (row, other) => …)</c></summary>
    public static Expression SelectMany(
        Expression source,
        Type element,
        Func<Expression, Expression> selector,
        Func<Expression, Expression, Expression> result)
    {
        var row = Expression.Parameter(ElementOf(source), "row");
        var other = Expression.Parameter(element, "other");
        var pair = Expression.Lambda(result(row, other), row, other);
        return Expression.Call(
            typeof(Queryable),
            nameof(Queryable.SelectMany),
            [row.Type, element, pair.ReturnType],
            source,
            Expression.Quote(Many(row.Type, element, selector)),
            Expression.Quote(pair));
    }

    /// <summary><c>source.Any(row => …)</c></summary>
    public static Expression Any(Expression source, Func<Expression, Expression> predicate)
        => Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Any),
            [ElementOf(source)],
            source,
            Expression.Quote(Lambda(ElementOf(source), predicate)));

    /// <summary><c>source.Contains(value)</c></summary>
    public static Expression Contains(Expression source, Expression value)
        => Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [ElementOf(source)], source, value);

    /// <summary><c>source.OfType&lt;T>()</c>, unless all rows are of that type.</summary>
    public static Expression OfType(Expression source, Type type)
        => type.IsAssignableFrom(ElementOf(source))
            ? source
            : Expression.Call(typeof(Queryable), nameof(Queryable.OfType), [type], source);

    /// <summary><c>source.Take(1)</c> and similar ones.</summary>
    public static Expression Call(string method, Expression source, params Expression[] arguments)
        => Expression.Call(typeof(Queryable), method, [ElementOf(source)], [source, .. arguments]);

    /// <summary>The name of the ordering method: <c>OrderBy</c>, or <c>ThenBy</c> after another order.</summary>
    public static string NameOfOrder(bool isFirst, bool isDescending)
        => (isFirst, isDescending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };

    /// <summary>A placeholder for the rows of a query without a tree, because the query is found by its statement key.</summary>
    public static ConstantExpression NoRows(Type type) => Expression.Constant(null, typeof(IQueryable<>).MakeGenericType(type));

    /// <summary><c>source.AsSplitQuery()</c></summary>
    public static Expression AsSplitQuery(Expression source)
        => Expression.Call(
            typeof(RelationalQueryableExtensions),
            nameof(RelationalQueryableExtensions.AsSplitQuery),
            [ElementOf(source)],
            source);

    /// <summary>The body of <paramref name="lambda"/> for another row.</summary>
    public static Expression On(LambdaExpression lambda, Expression row)
        => ReplacingExpressionVisitor.Replace(lambda.Parameters[0], row, lambda.Body);

    public static LambdaExpression Lambda(Type type, Func<Expression, Expression> body)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(body(row), row);
    }

    private static LambdaExpression Many(Type type, Type element, Func<Expression, Expression> body)
    {
        var row = Expression.Parameter(type, "row");
        var function = typeof(Func<,>).MakeGenericType(type, typeof(IEnumerable<>).MakeGenericType(element));
        return Expression.Lambda(function, body(row), row);
    }
}
