using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Problems;

/// <summary>
///     Writes problems with the application's problem details service, if it has one, so that they include its own additions.
/// </summary>
internal static class ProblemWriter
{
    private const string ContentType = "application/problem+json";

    public static async Task WriteAsync(HttpContext context, WebProblem problem, Exception? exception = null)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var details = Details(context, problem);
        var problemContext = new ProblemDetailsContext { HttpContext = context, ProblemDetails = details, Exception = exception };
        var written = context.RequestServices.GetService<IProblemDetailsService>() is { } service
            && await service.TryWriteAsync(problemContext).ConfigureAwait(false);
        if (!written && !context.Response.HasStarted) // the client does not accept JSON, but gets it anyway
            await context.Response.WriteAsJsonAsync(details, options: null, ContentType, context.RequestAborted).ConfigureAwait(false);
    }

    private static ProblemDetails Details(HttpContext context, WebProblem problem)
    {
        var settings = ProblemSettings.Of(context);
        var details = new ProblemDetails
        {
            Type = settings.TypeBase == ProblemKinds.Blank ? ProblemKinds.Blank : settings.TypeBase + problem.Kind,
            Title = problem.Title,
            Status = problem.Status,
            Detail = problem.Detail,
            Instance = context.Request.PathBase + context.Request.Path,
        };
        if (problem.ErrorsAsJson() is { } errors)
            details.Extensions["errors"] = errors;
        foreach (var (name, value) in problem.Members)
            details.Extensions[name] = value;
        return details;
    }
}
