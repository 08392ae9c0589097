using System.Linq.Expressions;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>A statement to run, by its shape.</summary>
/// <param name="Shape">What the statement is, and its values.</param>
/// <param name="RowType">The class of the rows.</param>
/// <param name="Tree">Builds the whole tree, whose parameters have the positions of the values.</param>
internal sealed record ShapedCall(StatementShape Shape, Type RowType, Func<Expression> Tree)
{
    /// <summary>Whether relations come with the rows.</summary>
    public bool HasLoads { get; init; }

    /// <summary>Makes the tree that is compiled of that of the main query; null where they are the same. It belongs to the shape.</summary>
    public Func<Expression, Expression>? Finish { get; init; }
}
