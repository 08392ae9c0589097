using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>A statement to run, by its shape.</summary>
/// <param name="Shape">What the statement is, and its values.</param>
/// <param name="RowType">The class of the rows.</param>
/// <param name="Tree">Builds the whole tree, whose parameters have the positions of the values.</param>
internal sealed record ShapedCall(StatementShape Shape, Type RowType, Func<Expression> Tree)
{
    /// <summary>Whether relations come with the rows.</summary>
    public bool HasLoads { get; init; }
}
