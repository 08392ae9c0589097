using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Every row, or none.</summary>
internal sealed class ConstantNode : Node
{
    private readonly bool value;

    private ConstantNode(bool value) => this.value = value;

    public static ConstantNode True { get; } = new(true);

    public static ConstantNode False { get; } = new(false);

    public override IReadOnlySet<Row> Rows => Row.None;

    public override int Size => 0;

    public override Node Negate() => value ? False : True;

    public override Expression Build(RowValues rows) => Expression.Constant(value);

    public override void Write(ShapeWriter shape) => shape.Add(value);
}
