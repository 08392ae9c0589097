using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>A condition that the caller wrote.</summary>
internal sealed class LambdaFilterNode(RowVariable row, LambdaExpression predicate, bool negated = false) : FilterNode
{
    public override IReadOnlySet<RowVariable> Rows => row.Chosen;

    /// <summary>Whether the lambda is always the same one and contains no values.</summary>
    public bool IsFixed { get; init; }

    public override FilterNode Negate() => new LambdaFilterNode(row, predicate, !negated) { IsFixed = IsFixed };

    public override Expression Build(RowVariableValues rows)
    {
        var body = ReplacingExpressionVisitor.Replace(predicate.Parameters[0], rows[row], predicate.Body);
        if (rows.Reader == RowExpressionReader.Database)
            body = HiddenRelatedRows.Reveal(body, row.Type.Model);
        return negated ? Expression.Not(body) : body;
    }

    /// <remarks>A lambda that is not fixed is the user's, and may contain values.</remarks>
    public override void Write(StatementKeyWriter writer)
    {
        if (!IsFixed)
        {
            writer.Fail();
            return;
        }

        writer.Add(nameof(LambdaFilterNode));
        writer.Add(predicate);
        writer.Add(negated);
        row.Write(writer);
    }
}
