using System.Linq.Expressions;

namespace EFCore.Mixins.Filtering.Dialects;

/// <summary>Replaces the neutral functions in an expression by those of one provider.</summary>
internal sealed class DialectRewriter(Dialect dialect) : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => dialect.Translate(node) ?? base.VisitMethodCall(node);

    protected override Expression VisitBinary(BinaryExpression node)
        => dialect.Translate(node) is { } translated ? Visit(translated) : base.VisitBinary(node);
}
