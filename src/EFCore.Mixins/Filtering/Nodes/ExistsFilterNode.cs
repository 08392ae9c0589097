using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>There is a related row such that …: <c>post.Comments.Any(comment => …)</c>.</summary>
internal sealed class ExistsFilterNode(RowVariable row, FilterNode body, bool negated = false) : FilterNode
{
    public override IReadOnlySet<RowVariable> Rows { get; }
        = (row.Parent?.Chosen ?? RowVariable.None).Concat(body.Rows).Where(used => used != row).ToHashSet();

    public override int Size => body.Size + 1;

    public override bool IsCostly => true;

    public override FilterNode Negate() => new ExistsFilterNode(row, body, !negated);

    public override Expression Build(RowVariableValues rows)
    {
        var any = rows.Reader.Any(row, rows, body == ConstantFilterNode.True ? null : Predicate(rows));
        return negated ? Expression.Not(any) : any;
    }

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ExistsFilterNode));
        writer.Add(negated);
        row.Write(writer);
        writer.Add((int)row.Subqueries);
        body.Write(writer);
    }

    private LambdaExpression Predicate(RowVariableValues rows)
        => Expression.Lambda(body.Build(rows.With(row, row.Parameter)), row.Parameter);
}
