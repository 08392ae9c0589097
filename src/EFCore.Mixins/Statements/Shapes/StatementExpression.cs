using System.Linq.Expressions;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>Stands for the tree of a statement until a visitor reduces it: what only composes or runs the statement needs no tree.</summary>
/// <param name="statement">The statement.</param>
/// <param name="type">The type of its tree.</param>
internal sealed class StatementExpression(BoundStatement statement, Type type) : Expression
{
    public BoundStatement Statement => statement;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type => type;

    public override bool CanReduce => true;

    /// <summary>The tree itself where the expression stands for one.</summary>
    public static Expression SeeThrough(Expression expression) => expression is StatementExpression { Statement.Tree: var tree } ? tree : expression;

    public override Expression Reduce() => statement.Tree;

    public override string ToString() => statement.Tree.ToString();
}
