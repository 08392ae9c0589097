using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EFCore.Mixins.Problems;

/// <summary>Writes problems by the problem service of the application, so that its own additions are in them, too.</summary>
internal sealed class ProblemWriter(IProblemDetailsService service, IOptions<MixinsProblemOptions> options)
{
    public async ValueTask WriteAsync(HttpContext context, WebProblem problem, Exception? exception = null)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var details = Details(context, problem);
        var written = await service.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details, Exception = exception })
            .ConfigureAwait(false);
        if (!written && !context.Response.HasStarted) // the client accepts no JSON, and gets it all the same
            await context.Response.WriteAsJsonAsync(details, options: null, "application/problem+json", context.RequestAborted).ConfigureAwait(false);
    }

    private ProblemDetails Details(HttpContext context, WebProblem problem)
    {
        var details = new ProblemDetails
        {
            Type = options.Value.TypeBase == ProblemKinds.Blank ? ProblemKinds.Blank : options.Value.TypeBase + problem.Kind,
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
