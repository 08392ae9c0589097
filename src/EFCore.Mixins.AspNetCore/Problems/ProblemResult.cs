using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.Problems;

/// <summary>Returns a problem from a handler or an action.</summary>
internal sealed class ProblemResult(WebProblem problem) : IResult, IActionResult, IStatusCodeHttpResult
{
    public int? StatusCode => problem.Status;

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, problem);

    public Task ExecuteResultAsync(ActionContext context) => ProblemWriter.WriteAsync(context.HttpContext, problem);
}
