using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x >= low &amp;&amp; x &lt;= high</c> with either end open; the opposite keeps nulls.</summary>
/// <param name="low">The inclusive lower end; null is open.</param>
/// <param name="high">The upper end; null is open.</param>
/// <param name="includesHigh">Whether the upper end belongs to the range.</param>
/// <param name="negated">Whether the check asks for values outside the range.</param>
internal sealed class RangeCheck(object? low, object? high, bool includesHigh, bool negated = false) : Check
{
    public override bool OnNull => negated;

    public override Expression Build(Operand operand)
        => negated ? operand.OrNull(Outside(operand.Value)) : Inside(operand.Value);

    public override Check Negate() => new RangeCheck(low, high, includesHigh, !negated);

    private Expression Inside(Expression value)
        => Join(Expression.AndAlso, End(ExpressionType.GreaterThanOrEqual, value, low), End(includesHigh ? ExpressionType.LessThanOrEqual : ExpressionType.LessThan, value, high))
            ?? Expression.NotEqual(Comparisons.IsNull(value).Left, Comparisons.IsNull(value).Right);

    private Expression Outside(Expression value)
        => Join(Expression.OrElse, End(ExpressionType.LessThan, value, low), End(includesHigh ? ExpressionType.GreaterThan : ExpressionType.GreaterThanOrEqual, value, high))
            ?? Expression.Constant(false);

    private static Expression? End(ExpressionType comparison, Expression value, object? end)
        => end is null ? null : Comparisons.Compare(comparison, value, end);

    private static Expression? Join(Func<Expression, Expression, Expression> join, Expression? left, Expression? right)
        => left is null || right is null ? left ?? right : join(left, right);
}
