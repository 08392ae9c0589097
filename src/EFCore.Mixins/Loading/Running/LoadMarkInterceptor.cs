using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Loading.Running;

/// <summary>Takes out the mark of a load plan that came into a plain query with a captured one.</summary>
internal sealed class LoadMarkInterceptor : IQueryExpressionInterceptor
{
    public static LoadMarkInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => LoadMarks.Strip(queryExpression);
}
