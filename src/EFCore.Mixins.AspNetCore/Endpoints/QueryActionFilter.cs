using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EFCore.Mixins.Endpoints;

/// <summary>Returns the problems of invalid requests before an action runs, and writes pages, as minimal API endpoints do.</summary>
internal sealed class QueryActionFilter : IAsyncActionFilter, IOrderedFilter
{
    public static QueryActionFilter Instance { get; } = new();

    /// <summary>Runs before the filter that returns an invalid model state in another form.</summary>
    public int Order => int.MinValue;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (RequestProblems.ProblemOf(context.HttpContext) is { } problem)
        {
            context.Result = new ProblemResult(problem);
            return;
        }

        var executed = await next().ConfigureAwait(false);
        if (executed.Result is ObjectResult { Value: { } value } result && context.HttpContext.Features.Get<BoundRequest>() is not null
            && PageResults.Of(value, result.StatusCode) is { } page)
            executed.Result = page;
    }
}
