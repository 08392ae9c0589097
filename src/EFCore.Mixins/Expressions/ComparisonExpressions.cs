using System.Linq.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Expressions;

/// <summary>Builds comparisons as the C# compiler does, so that EF translates them in the same way.</summary>
internal static class ComparisonExpressions
{
    /// <summary><c>value == null</c>, also for a value type that is null for a missing relation.</summary>
    public static BinaryExpression IsNull(Expression value)
    {
        var nullable = NullableTypes.Has(value.Type) ? value : Expression.Convert(value, NullableTypes.Of(value.Type));
        return Expression.Equal(nullable, Expression.Constant(null, nullable.Type));
    }

    public static Expression Equal(Expression left, ConditionValue value)
    {
        var right = Parameter.Of(value, left.Type);
        return CanEqual(left.Type)
            ? Expression.Equal(left, right)
            : Expression.Call(left, nameof(Equals), null, Expression.Convert(right, typeof(object)));
    }

    public static Expression NotEqual(Expression left, ConditionValue value)
        => Equal(left, value) is BinaryExpression equal
            ? Expression.NotEqual(equal.Left, equal.Right)
            : Expression.Not(Equal(left, value));

    /// <summary><c>left > value</c> and similar ones.</summary>
    public static Expression Compare(ExpressionType comparison, Expression left, ConditionValue value)
    {
        var type = Nullable.GetUnderlyingType(left.Type) ?? left.Type;
        if (type.IsEnum)
            return CompareNumbers(comparison, left, value, Enum.GetUnderlyingType(type));
        if (type == typeof(string))
            return Expression.MakeBinary(
                comparison,
                TextFunctions.Call(nameof(TextFunctions.Compare), left, Parameter.Of(value, type)),
                Expression.Constant(0));
        if (type.IsPrimitive || OrderedTypes.HasOperator(type, "op_GreaterThan"))
            return Expression.MakeBinary(comparison, left, Parameter.Of(value, left.Type));
        var unwrapped = left.Type == type ? left : Expression.Property(left, nameof(Nullable<>.Value));
        return Expression.MakeBinary(
            comparison,
            Expression.Call(unwrapped, nameof(IComparable<>.CompareTo), null, Parameter.Of(value, type)),
            Expression.Constant(0));
    }

    private static BinaryExpression CompareNumbers(ExpressionType comparison, Expression left, ConditionValue value, Type number)
    {
        var type = Nullable.GetUnderlyingType(left.Type) is null ? number : typeof(Nullable<>).MakeGenericType(number);
        return Expression.MakeBinary(
            comparison,
            Expression.Convert(left, type),
            Parameter.Of(value, type, given => Convert.ChangeType(given, number, null)));
    }

    private static bool CanEqual(Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type) ?? type;
        return !underlying.IsValueType
            || underlying.IsPrimitive
            || underlying.IsEnum
            || OrderedTypes.HasOperator(underlying, "op_Equality");
    }
}
