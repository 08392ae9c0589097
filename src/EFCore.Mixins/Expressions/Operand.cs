using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>The value that a check looks at, and the value whose null makes it null.</summary>
/// <param name="Value">The value: <c>post.PublishedAt</c>, or a part of it: <c>post.PublishedAt.Value.Month</c>.</param>
/// <param name="Source">The column behind the value.</param>
/// <param name="CanBeNull">Whether the database can hold null there, a missing to-one relation on the way included.</param>
internal sealed record Operand(Expression Value, Expression Source, bool CanBeNull)
{
    public Operand(Expression value, bool canBeNull)
        : this(value, value, canBeNull)
    {
    }

    /// <summary>The value without its nullable wrapper.</summary>
    public Expression Unwrapped
        => Nullable.GetUnderlyingType(Value.Type) is null ? Value : Expression.Property(Value, nameof(Nullable<>.Value));

    /// <summary><c>source == null</c>.</summary>
    public BinaryExpression IsNull
        => Comparisons.IsNull(Source);

    /// <summary>The condition, or null where the condition alone would drop nulls that belong to the result.</summary>
    public Expression OrNull(Expression condition)
        => CanBeNull ? Expression.OrElse(condition, IsNull) : condition;
}
