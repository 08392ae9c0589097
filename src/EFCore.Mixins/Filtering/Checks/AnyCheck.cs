using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>At least one of several checks, or, as the opposite, none of them.</summary>
internal sealed class AnyCheck(IReadOnlyList<Check> checks, bool all = false) : Check
{
    public override bool OnNull => all ? checks.All(check => check.OnNull) : checks.Any(check => check.OnNull);

    public override Expression Build(Operand operand)
        => all
            ? Nodes.Balanced.Join(Expression.AndAlso, [.. checks.Select(check => check.Build(operand))])
            : Nodes.Balanced.Join(Expression.OrElse, [.. checks.Select(check => check.Build(operand))]);

    public override Check Negate() => new AnyCheck([.. checks.Select(check => check.Negate())], !all);
}
