using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A condition that the caller wrote.</summary>
internal sealed class LambdaNode(Row row, LambdaExpression predicate, bool negated = false) : Node
{
    public override IReadOnlySet<Row> Rows => row.Chosen;

    public override Node Negate() => new LambdaNode(row, predicate, !negated);

    public override Expression Build(RowValues rows)
    {
        var body = ReplacingExpressionVisitor.Replace(predicate.Parameters[0], rows[row], predicate.Body);
        if (rows.Reader == RowReader.Database)
            body = HiddenRows.Reveal(body, row.Type.Model);
        return negated ? Expression.Not(body) : body;
    }

    /// <remarks>The lambda is the user's, and may hold values.</remarks>
    public override void Write(ShapeWriter shape) => shape.Fail();
}
