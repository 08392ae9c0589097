using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Replaces the provider-independent functions in an expression by those of one provider.</summary>
/// <param name="dialect">The dialect of the provider.</param>
/// <param name="isIntercepted">Whether <c>SubqueryInterceptor</c> processes the query that uses the expression.</param>
internal sealed class DialectRewriter(Dialect dialect, bool isIntercepted) : DialectVisitor(dialect)
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => RelatedRowsCall.Find(node) is { } related ? VisitRelated(related, node)
            : (Dialect.Translate(node) ?? (isIntercepted ? null : Dialect.TranslateRegex(node))) is { } translated ? Visit(translated)
            : base.VisitMethodCall(node);

    /// <summary>Leaves a call that becomes <c>IN</c> to the interceptor, which has the model.</summary>
    private Expression VisitRelated(RelatedRowsCall related, MethodCallExpression node)
    {
        var isIn = isIntercepted && PrefersIn(related);
        return VisitWithin(!isIn || related.IsCorrelated, () => isIn ? base.VisitMethodCall(node) : Visit(related.AsExists()));
    }
}
