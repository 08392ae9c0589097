using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>There is a related row such that …: <c>post.Comments.Any(comment => …)</c>.</summary>
internal sealed class ExistsNode(Row row, Node body, bool negated = false) : Node
{
    public override IReadOnlySet<Row> Rows { get; }
        = (row.Parent?.Chosen ?? Row.None).Concat(body.Rows).Where(used => used != row).ToHashSet();

    public override int Size => body.Size + 1;

    public override bool IsCostly => true;

    public override Node Negate() => new ExistsNode(row, body, !negated);

    public override Expression Build(RowValues rows)
    {
        var any = rows.Reader.Any(row, rows, body == ConstantNode.True ? null : Predicate(rows));
        return negated ? Expression.Not(any) : any;
    }

    public override void Write(ShapeWriter shape)
    {
        shape.Add(nameof(ExistsNode));
        shape.Add(negated);
        row.Write(shape);
        shape.Add((int)row.Subqueries);
        body.Write(shape);
    }

    private LambdaExpression Predicate(RowValues rows)
        => Expression.Lambda(body.Build(rows.With(row, row.Parameter)), row.Parameter);
}
