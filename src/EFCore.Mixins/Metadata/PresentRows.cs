using System.Linq.Expressions;

namespace EFCore.Mixins.Metadata;

/// <summary>Marks rows of which it need not be asked whether they are there, by a cast to their own type.</summary>
internal static class PresentRows
{
    /// <summary>The row as one that is known to be there, or known to be asked for.</summary>
    public static Expression Mark(Expression row) => row is MemberExpression ? Expression.Convert(row, row.Type) : row;

    /// <summary>The row without the mark of <see cref="Mark" />.</summary>
    public static Expression Unmark(Expression row)
        => row is UnaryExpression { NodeType: ExpressionType.Convert, Operand: MemberExpression member } && member.Type == row.Type ? member : row;
}
