using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>Compares the value of a row with that of a position.</summary>
internal static class KeyComparison
{
    /// <summary>Builds <c>key > value</c> and similar comparisons. They are false if the value of the row is null.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="key">The value of the row.</param>
    /// <param name="value">The value of the position, which is not null.</param>
    /// <param name="hasFunctions">Whether the context translates the functions of the library.</param>
    public static Expression Build(ExpressionType comparison, Expression key, ConditionValue value, bool hasFunctions)
    {
        var type = Nullable.GetUnderlyingType(key.Type) ?? key.Type;
        return OrderedTypes.HasOrder(type) ? ComparisonExpressions.Compare(comparison, key, value)
            : hasFunctions ? KeyFunctions.Call(comparison, key, Parameter.Of(value, key.Type))
            : type == typeof(bool) ? CompareBooleans(comparison, key, Parameter.Of(value, type))
            : throw new NotSupportedException(
                $"Values of '{type.Name}' cannot be compared on a context without the library's services. " +
                $"Call '{nameof(Microsoft.EntityFrameworkCore.MixinsExtensions.UseMixins)}()' in the options of the context.");
    }

    // archived > value: archived && !value
    private static BinaryExpression CompareBooleans(ExpressionType comparison, Expression key, Expression value)
    {
        var isTrue = Expression.Equal(key, Expression.Constant(true, key.Type));
        var isFalse = Expression.Equal(key, Expression.Constant(false, key.Type));
        return comparison switch
        {
            ExpressionType.GreaterThan => Expression.AndAlso(isTrue, Expression.Not(value)),
            ExpressionType.GreaterThanOrEqual => Expression.OrElse(isTrue, Expression.AndAlso(isFalse, Expression.Not(value))),
            ExpressionType.LessThan => Expression.AndAlso(isFalse, value),
            _ => Expression.OrElse(isFalse, Expression.AndAlso(isTrue, value)),
        };
    }
}
