using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>Stands for the tree of a statement. Code that only composes or runs the statement does not need the tree.</summary>
/// <param name="statement">The statement.</param>
/// <param name="type">The type of its tree.</param>
internal sealed class StatementExpression(BoundStatement statement, Type type) : DeferredExpression(type)
{
    public BoundStatement Statement => statement;

    public override Expression Tree => statement.Tree;
}
