using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A condition on a value of a row.</summary>
internal sealed class CheckNode(Row row, IOperandSource source, Check check) : Node
{
    public override IReadOnlySet<Row> Rows => row.Chosen;

    public override Node Negate() => new CheckNode(row, source, check.Negate());

    public override Expression Build(RowValues rows) => rows.Reader.Ask(check, source.On(rows[row], rows.Reader));

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(CheckNode));
        row.Write(shape);
        source.Write(shape);
        check.Write(shape);
    }
}
