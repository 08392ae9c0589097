using System.Linq.Expressions;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Takes out the mark of a load plan that came into a plain query with a captured one.</summary>
internal sealed class LoadMarkInterceptor : IQueryExpressionInterceptor
{
    public static LoadMarkInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => LoadMarks.Strip(queryExpression);
}
