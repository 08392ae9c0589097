using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>There is a related row such that …: <c>post.Comments.Any(comment => …)</c>.</summary>
/// <param name="row">The related row.</param>
/// <param name="subqueries">How the row is looked up.</param>
/// <param name="body">The condition on the row.</param>
/// <param name="negated">Whether there must be no such row.</param>
internal sealed class ExistsFilterNode(RowVariable row, SubqueryBehavior subqueries, FilterNode body, bool negated = false) : FilterNode
{
    public override IReadOnlySet<RowVariable> Rows { get; }
        = (row.Parent?.Chosen ?? RowVariable.None).Concat(body.Rows).Where(used => used != row).ToHashSet();

    public override int Size => body.Size + 1;

    public override bool IsCostly => true;

    public override FilterNode Negate() => new ExistsFilterNode(row, subqueries, body, !negated);

    public override Expression Build(RowVariableValues rows)
    {
        var any = rows.Reader.Any(row, subqueries, rows, body == ConstantFilterNode.True ? null : Predicate(rows));
        return negated ? Expression.Not(any) : any;
    }

    public override void Write(StatementKeyWriter writer)
    {
        writer.Add(nameof(ExistsFilterNode));
        writer.Add(negated);
        row.Write(writer);
        writer.Add((int)subqueries);
        body.Write(writer);
    }

    private LambdaExpression Predicate(RowVariableValues rows)
        => Expression.Lambda(body.Build(rows.With(row, row.Parameter)), row.Parameter);
}
