using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary><c>x > value</c> and its kin; the opposite turns the comparison round and keeps nulls.</summary>
internal sealed class CompareCheck(ExpressionType comparison, object value, bool orNull = false) : Check
{
    private readonly Argument argument = new(value);

    public override bool OnNull => orNull;

    public override Expression Build(Operand operand)
    {
        var condition = Comparisons.Compare(comparison, operand.Value, argument);
        return orNull ? operand.OrNull(condition) : condition;
    }

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(CompareCheck));
        shape.Add((int)comparison);
        shape.Add(orNull);
        shape.Add(argument);
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
