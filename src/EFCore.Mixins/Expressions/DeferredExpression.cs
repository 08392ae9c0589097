using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>A tree that is built when a visitor reduces the expression.</summary>
/// <param name="type">The type of the tree.</param>
internal abstract class DeferredExpression(Type type) : Expression
{
    /// <summary>The tree.</summary>
    public abstract Expression Tree { get; }

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type => type;

    public override bool CanReduce => true;

    /// <summary>The tree itself if the expression is deferred.</summary>
    public static Expression SeeThrough(Expression expression)
        => expression is DeferredExpression { Tree: var tree } ? tree : expression;

    public override Expression Reduce() => Tree;

    public override string ToString() => Tree.ToString();
}
