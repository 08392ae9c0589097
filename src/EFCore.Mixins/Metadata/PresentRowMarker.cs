using System.Linq.Expressions;

namespace EFCore.Mixins.Metadata;

/// <summary>Marks rows that need no null check with a cast to their own type.</summary>
internal static class PresentRowMarker
{
    /// <summary>Marks the row as present or as checked elsewhere.</summary>
    public static Expression Mark(Expression row) => row is MemberExpression ? Expression.Convert(row, row.Type) : row;

    /// <summary>The row without the mark of <see cref="Mark" />.</summary>
    public static Expression Unmark(Expression row)
        => row is UnaryExpression { NodeType: ExpressionType.Convert, Operand: MemberExpression member } && member.Type == row.Type ? member : row;
}
