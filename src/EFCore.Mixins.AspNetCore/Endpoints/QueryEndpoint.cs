using System.Reflection;
using System.Text.Json.Nodes;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Problems;
using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.Endpoints;

/// <summary>Configures an endpoint with a request for rows to return problems of invalid requests, and to write pages.</summary>
internal static class QueryEndpoint
{
    public static void Prepare<T>(EndpointBuilder builder)
        where T : class, IQueryMixin
    {
        if (builder.Metadata.Any(one => one is QueryRequestMetadata<T>))
            return;
        var isFirst = !builder.Metadata.Any(one => one is QueryRequestMetadata);
        builder.Metadata.Add(new QueryRequestMetadata<T>());
        if (!isFirst)
            return;
        var returned = builder.Metadata.OfType<MethodInfo>().FirstOrDefault()?.ReturnType;
        if (PageResults.IsPage(returned)) // otherwise documents would contain the whole class
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JsonObject), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status400BadRequest,
            typeof(ProblemDetails),
            ["application/problem+json"]));
        builder.FilterFactories.Insert(0, (_, next) => invocation => InvokeAsync(invocation, next));
    }

    private static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        return RequestProblems.ProblemOf(context) is { } problem
            ? new ProblemResult(problem)
            : PageResults.Wrap(await next(invocation).ConfigureAwait(false));
    }
}
