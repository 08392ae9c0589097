using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Checks;

/// <summary>
///     What a condition requires of one value. Each check has an opposite, so that a negation is applied at the columns and indexes can be
///     used.
/// </summary>
internal abstract class ValueCheck
{
    /// <summary>Whether the check is true for null.</summary>
    public abstract bool OnNull { get; }

    public abstract Expression Build(ConditionOperand operand);

    /// <summary>Writes what <see cref="Build"/> depends on, except the operand.</summary>
    public abstract void Write(StatementKeyWriter writer);

    /// <summary>The check that is true exactly where this one is not, nulls included.</summary>
    public abstract ValueCheck Negate();
}
