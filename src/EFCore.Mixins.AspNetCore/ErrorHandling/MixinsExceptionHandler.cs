using EFCore.Mixins.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.ErrorHandling;

/// <summary>Handles the exceptions of the library and leaves all others to the next handler.</summary>
/// <remarks>
///     An aborted request does not reach this handler. ASP.NET Core's exception handler returns 499 for it and logs no error.
/// </remarks>
internal sealed partial class MixinsExceptionHandler(ILogger<MixinsExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemTable.Find(exception, httpContext) is not { } problem)
            return false;
        Log(exception, problem);
        await ProblemWriter.WriteAsync(httpContext, problem, exception).ConfigureAwait(false);
        return true;
    }

    private void Log(Exception exception, WebProblem problem)
    {
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogUnavailable(logger, exception, problem.Status, problem.Kind);
        else
            LogRefused(logger, problem.Status, problem.Kind, exception.GetType().Name);
    }

    [LoggerMessage(1, LogLevel.Error, "The request was answered with {Status} ({Kind}).")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, int status, string kind);

    [LoggerMessage(2, LogLevel.Information, "The request was answered with {Status} ({Kind}) for a {Exception}.")]
    private static partial void LogRefused(ILogger logger, int status, string kind, string exception);
}
