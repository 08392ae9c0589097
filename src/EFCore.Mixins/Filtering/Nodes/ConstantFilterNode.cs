using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Every row, or none.</summary>
internal sealed class ConstantFilterNode : FilterNode
{
    private readonly bool value;

    private ConstantFilterNode(bool value) => this.value = value;

    public static ConstantFilterNode True { get; } = new(true);

    public static ConstantFilterNode False { get; } = new(false);

    public override IReadOnlySet<RowVariable> Rows => RowVariable.None;

    public override int Size => 0;

    public override FilterNode Negate() => value ? False : True;

    public override Expression Build(RowVariableValues rows) => Expression.Constant(value);

    public override void Write(StatementKeyWriter writer) => writer.Add(value);
}
