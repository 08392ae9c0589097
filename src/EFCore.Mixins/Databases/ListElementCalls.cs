using System.Linq.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>LINQ calls on a list column.</summary>
/// <param name="element">The type of the values.</param>
internal sealed class ListElementCalls(Type element)
{
    /// <summary><c>list.Count()</c></summary>
    public Expression Count(Expression list) => Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [element], list);

    /// <summary><c>list.Contains(value)</c></summary>
    public Expression Contains(Expression list, Expression value)
        => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [element], list, value);

    /// <summary><c>list.Any(value => …)</c></summary>
    public Expression Any(Expression list, Func<Expression, Expression> condition) => Quantify(nameof(Enumerable.Any), list, condition);

    /// <summary><c>list.All(value => …)</c></summary>
    public Expression All(Expression list, Func<Expression, Expression> condition) => Quantify(nameof(Enumerable.All), list, condition);

    private MethodCallExpression Quantify(string method, Expression list, Func<Expression, Expression> condition)
    {
        var value = Expression.Parameter(element, "value");
        return Expression.Call(typeof(Enumerable), method, [element], list, Expression.Lambda(condition(value), value));
    }
}
