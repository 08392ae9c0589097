using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x >= low &amp;&amp; x &lt;= high</c> with either end open; the opposite keeps nulls.</summary>
/// <param name="low">The inclusive lower end; null is open.</param>
/// <param name="high">The upper end; null is open.</param>
/// <param name="includesHigh">Whether the upper end belongs to the range.</param>
/// <param name="negated">Whether values outside the range meet the check.</param>
internal sealed class RangeCheck(object? low, object? high, bool includesHigh, bool negated = false) : ValueCheck
{
    private readonly ConditionValue? from = low is null ? null : new(low);
    private readonly ConditionValue? to = high is null ? null : new(high);

    public override bool OnNull => negated;

    public override Expression Build(ConditionOperand operand)
        => negated ? operand.OrNull(Outside(operand.Value)) : Inside(operand.Value);

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(RangeCheck));
        writer.Add(includesHigh);
        writer.Add(negated);
        Write(writer, from);
        Write(writer, to);
    }

    public override ValueCheck Negate() => new RangeCheck(low, high, includesHigh, !negated);

    private static void Write(StatementKeyWriter writer, ConditionValue? end)
    {
        if (end is null)
            writer.Add(part: null);
        else
            writer.Add(end);
    }

    private Expression Inside(Expression value)
        => Join(
            Expression.AndAlso,
            End(ExpressionType.GreaterThanOrEqual, value, from),
            End(includesHigh ? ExpressionType.LessThanOrEqual : ExpressionType.LessThan, value, to))
            ?? Expression.NotEqual(ComparisonExpressions.IsNull(value).Left, ComparisonExpressions.IsNull(value).Right);

    private Expression Outside(Expression value)
        => Join(
            Expression.OrElse,
            End(ExpressionType.LessThan, value, from),
            End(includesHigh ? ExpressionType.GreaterThan : ExpressionType.GreaterThanOrEqual, value, to))
            ?? Expression.Constant(false);

    private static Expression? End(ExpressionType comparison, Expression value, ConditionValue? end)
        => end is null ? null : ComparisonExpressions.Compare(comparison, value, end);

    private static Expression? Join(Func<Expression, Expression, Expression> join, Expression? left, Expression? right)
        => left is null || right is null ? left ?? right : join(left, right);
}
