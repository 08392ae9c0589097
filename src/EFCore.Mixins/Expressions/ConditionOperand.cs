using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>The value that a check is applied to, and the value that is checked for null.</summary>
/// <param name="Value">The value: <c>post.PublishedAt</c>, or a part of it: <c>post.PublishedAt.Value.Month</c>.</param>
/// <param name="Source">The column of the value.</param>
/// <param name="CanBeNull">Whether the value can be null in the database, also because of a missing to-one relation on the way.</param>
internal sealed record ConditionOperand(Expression Value, Expression Source, bool CanBeNull)
{
    public ConditionOperand(Expression value, bool canBeNull)
        : this(value, value, canBeNull)
    {
    }

    /// <summary>The value without its nullable wrapper.</summary>
    public Expression Unwrapped
        => Nullable.GetUnderlyingType(Value.Type) is null ? Value : Expression.Property(Value, nameof(Nullable<>.Value));

    /// <summary><c>source == null</c>.</summary>
    public BinaryExpression IsNull
        => ComparisonExpressions.IsNull(Source);

    /// <summary>The condition or a check for null, if the condition alone would exclude nulls that belong to the result.</summary>
    public Expression OrNull(Expression condition)
        => CanBeNull ? Expression.OrElse(condition, IsNull) : condition;
}
