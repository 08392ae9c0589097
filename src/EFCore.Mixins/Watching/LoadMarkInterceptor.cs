using System.Linq.Expressions;
using EFCore.Mixins.Loading.Queries;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Watching;

/// <summary>Removes the mark of a load plan from a statement that a plain query captures.</summary>
internal sealed class LoadMarkInterceptor : IQueryExpressionInterceptor
{
    public static LoadMarkInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        => LoadPlanMarkRemover.Strip(queryExpression);
}
