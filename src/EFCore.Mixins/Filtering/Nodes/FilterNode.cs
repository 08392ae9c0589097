using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A part of a filter that is bound to the EF model.</summary>
internal abstract class FilterNode
{
    /// <summary>The row variables that must be chosen before the node has a meaning.</summary>
    public abstract IReadOnlySet<RowVariable> Rows { get; }

    /// <summary>The number of conditions in the node.</summary>
    public virtual int Size => 1;

    /// <summary>Whether the node looks up related rows. Such nodes come last where the order is free.</summary>
    public virtual bool IsCostly => false;

    /// <summary>The node that is true exactly where this one is not; only for a node whose rows are all chosen.</summary>
    public abstract FilterNode Negate();

    /// <summary>The node if there is no row for <paramref name="row" />: every condition on it is false.</summary>
    public virtual FilterNode Without(RowVariable row) => Rows.Contains(row) ? ConstantFilterNode.False : this;

    public abstract Expression Build(RowVariableValues rows);

    /// <summary>Writes what <see cref="Build"/> depends on.</summary>
    public abstract void Write(StatementKeyWriter writer);
}
