using EFCore.Mixins.Preconditions;
using EFCore.Mixins.Problems;
using EFCore.Mixins.UnitsOfWork;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Requires that the row of a request is unchanged since the client read it.</summary>
public static class PreconditionEndpointExtensions
{
    /// <summary>
    ///     Returns 428 if <c>If-Match</c> is missing, and 412 if the row has another entity tag. <c>post.UpdateAsync(patch)</c> and
    ///     <c>http.CheckIfMatch(post)</c> compare them.
    /// </summary>
    /// <remarks>A handler that succeeds without a comparison fails with an <see cref="InvalidOperationException"/>.</remarks>
    public static TBuilder RequireIfMatch<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithMetadata(RequireIfMatchMetadata.Instance);
        builder.AddEndpointFilter(InvokeAsync);
        return builder;
    }

    private static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.Headers.IfMatch.Count == 0)
            return new ProblemResult(new WebProblem(
                StatusCodes.Status428PreconditionRequired,
                ProblemKinds.Precondition,
                "The request needs a condition.")
            {
                Errors = [new(ProblemError.Header, "If-Match", "required", "The entity tag of the row is expected, or '*'.")],
            });
        var result = await next(invocation).ConfigureAwait(false);
        if (IfMatchFeature.Of(context).HasCompared || !ResponseStatus.IsSuccess(context, result))
            return result;
        throw new InvalidOperationException(
            "The endpoint requires 'If-Match', and its handler has compared no row with it. " +
            "Call 'post.UpdateAsync(patch)' or 'http.CheckIfMatch(post)' before the row is changed.");
    }
}
