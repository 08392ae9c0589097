using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Subqueries;

namespace EFCore.Mixins.Filtering.Dialects;

/// <summary>Replaces the neutral functions in an expression by those of one provider.</summary>
/// <param name="dialect">The dialect of the provider.</param>
/// <param name="isIntercepted">Whether <see cref="SubqueryInterceptor" /> sees the query that the expression comes to stand in.</param>
internal sealed class DialectRewriter(Dialect dialect, bool isIntercepted) : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => RelatedCall.Find(node) is { } related ? VisitRelated(related, node)
            : dialect.Translate(node) ?? (isIntercepted ? null : Dialect.TranslateRegex(node)) ?? base.VisitMethodCall(node);

    protected override Expression VisitBinary(BinaryExpression node)
        => dialect.Translate(node) is { } translated ? Visit(translated) : base.VisitBinary(node);

    /// <summary>Nothing is known of the query, so related rows are asked for as LINQ does, unless a hint says it.</summary>
    private Expression VisitRelated(RelatedCall related, MethodCallExpression node)
        => related.Behavior == SubqueryBehavior.In && isIntercepted ? base.VisitMethodCall(node) : Visit(related.AsExists());
}
