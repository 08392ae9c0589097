using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A condition on a value of a row.</summary>
internal sealed class ConditionFilterNode(RowVariable row, IOperandSource source, ValueCheck check) : FilterNode
{
    public override IReadOnlySet<RowVariable> Rows => row.Chosen;

    public override FilterNode Negate() => new ConditionFilterNode(row, source, check.Negate());

    public override Expression Build(RowVariableValues rows) => rows.Reader.Ask(check, source.On(rows[row], rows.Reader));

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ConditionFilterNode));
        row.Write(writer);
        source.Write(writer);
        check.Write(writer);
    }
}
