using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A filter of its own on the row that a to-one relation leads to.</summary>
internal sealed class WithinNode(Row row, Node body) : Node
{
    public override IReadOnlySet<Row> Rows => row.Parent?.Chosen ?? Row.None;

    public override int Size => body.Size;

    public override bool IsCostly => body.IsCostly;

    public override Node Negate() => new WithinNode(row, body.Negate());

    public override Expression Build(RowValues rows) => body.Build(rows.With(row, rows.ReferenceOf(row)));

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(WithinNode));
        row.Write(shape);
        body.Write(shape);
    }
}
