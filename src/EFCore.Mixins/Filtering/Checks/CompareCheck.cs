using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x > value</c>, <c>x &lt;= value</c> and so on; the opposite reverses the comparison and keeps nulls.</summary>
internal sealed class CompareCheck(ExpressionType comparison, object value, bool orNull = false) : ValueCheck
{
    private readonly ConditionValue argument = new(value);

    public override bool OnNull => orNull;

    public override Expression Build(ConditionOperand operand)
    {
        var condition = ComparisonExpressions.Compare(comparison, operand.Value, argument);
        return orNull ? operand.OrNull(condition) : condition;
    }

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(CompareCheck));
        writer.Add((int)comparison);
        writer.Add(orNull);
        writer.Add(argument);
    }

    public override ValueCheck Negate() => new CompareCheck(Opposite(comparison), value, !orNull);

    private static ExpressionType Opposite(ExpressionType comparison)
        => comparison switch
        {
            ExpressionType.GreaterThan => ExpressionType.LessThanOrEqual,
            ExpressionType.GreaterThanOrEqual => ExpressionType.LessThan,
            ExpressionType.LessThan => ExpressionType.GreaterThanOrEqual,
            _ => ExpressionType.GreaterThan,
        };
}
