using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x > value</c> and its kin; the opposite turns the comparison round and keeps nulls.</summary>
internal sealed class CompareCheck(ExpressionType comparison, object value, bool orNull = false) : Check
{
    public override bool OnNull => orNull;

    public override Expression Build(Operand operand)
    {
        var condition = Comparisons.Compare(comparison, operand.Value, value);
        return orNull ? operand.OrNull(condition) : condition;
    }

    public override Check Negate() => new CompareCheck(Opposite(comparison), value, !orNull);

    private static ExpressionType Opposite(ExpressionType comparison)
        => comparison switch
        {
            ExpressionType.GreaterThan => ExpressionType.LessThanOrEqual,
            ExpressionType.GreaterThanOrEqual => ExpressionType.LessThan,
            ExpressionType.LessThan => ExpressionType.GreaterThanOrEqual,
            _ => ExpressionType.GreaterThan,
        };
}
