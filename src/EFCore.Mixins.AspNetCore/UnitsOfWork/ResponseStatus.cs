using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The status that a response will have, before its result is executed.</summary>
internal static class ResponseStatus
{
    public static bool IsSuccess(HttpContext context, object? result) => Of(context, result) < StatusCodes.Status400BadRequest;

    private static int Of(HttpContext context, object? result)
        => result switch
        {
            INestedHttpResult nested => Of(context, nested.Result),
            ForbidHttpResult or ForbidResult => StatusCodes.Status403Forbidden,
            ChallengeHttpResult or ChallengeResult => StatusCodes.Status401Unauthorized,
            IStatusCodeHttpResult { StatusCode: { } status } => status,
            IStatusCodeActionResult { StatusCode: { } status } => status,
            ObjectResult { Value: ProblemDetails { Status: { } status } } => status,
            _ => context.Response.StatusCode,
        };
}
