using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Watching;

/// <summary>Applies the subquery form of filter expressions in plain queries of a context.</summary>
/// <remarks>EF calls this once per compiled query, and treats the sets that are added here as its own.</remarks>
internal sealed class SubqueryInterceptor : IQueryExpressionInterceptor
{
    public static SubqueryInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => eventData.Context is { } context ? new Rewriter(context.Model, Dialect.Of(context)).Visit(queryExpression) : queryExpression;

    private sealed class Rewriter(IModel model, Dialect dialect) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            MisplacedCallFinder.ThrowIf(node);
            return RelatedRowsCall.Find(node) is { } related
                ? Visit(related.AsIn(model, dialect.MergesIn) ?? related.AsExists())
                : base.VisitMethodCall(node);
        }
    }
}
