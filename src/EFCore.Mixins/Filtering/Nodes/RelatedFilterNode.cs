using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A separate filter on the row at the end of a to-one relation.</summary>
internal sealed class RelatedFilterNode(RowVariable row, FilterNode body) : FilterNode
{
    public override IReadOnlySet<RowVariable> Rows => row.Parent?.Chosen ?? RowVariable.None;

    public override int Size => body.Size;

    public override bool IsCostly => body.IsCostly;

    public override FilterNode Negate() => new RelatedFilterNode(row, body.Negate());

    public override Expression Build(RowVariableValues rows) => body.Build(rows.With(row, rows.ReferenceOf(row)));

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(RelatedFilterNode));
        row.Write(writer);
        body.Write(writer);
    }
}
