using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     A row that a computed member is read from without a null check, because the row exists or is checked elsewhere. The expression is
///     removed when the computed member is replaced.
/// </summary>
/// <param name="row">The row.</param>
internal sealed class PresentRowExpression(Expression row) : Expression
{
    public Expression Row => row;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type => row.Type;

    public override bool CanReduce => true;

    /// <summary>The row as one that exists. Only a row that is a member of another one can be missing.</summary>
    public static Expression Of(Expression row) => row is MemberExpression ? new PresentRowExpression(row) : row;

    public override Expression Reduce() => row;

    public override string ToString() => row.ToString();

    /// <remarks>EF's comparison of trees calls this for extension expressions.</remarks>
    public override bool Equals(object? obj)
        => obj is PresentRowExpression other && ExpressionEqualityComparer.Instance.Equals(row, other.Row);

    public override int GetHashCode() => ExpressionEqualityComparer.Instance.GetHashCode(row);

    protected override Expression VisitChildren(ExpressionVisitor visitor)
        => visitor.Visit(row) is var visited && visited == row ? this : new PresentRowExpression(visited);
}
