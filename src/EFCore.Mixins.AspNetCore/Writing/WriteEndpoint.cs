using System.Text.Json.Nodes;
using EFCore.Mixins.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.Writing;

/// <summary>Configures an endpoint with a write request to return 415 for other content types and 400 for invalid bodies.</summary>
internal static class WriteEndpoint
{
    public const string MergePatch = "application/merge-patch+json";

    public static void Prepare<T>(EndpointBuilder builder, WriteKind kind)
        where T : class, IActiveRecordMixin, IQueryMixin
    {
        builder.Metadata.Add(new WriteRequestMetadata<T>(kind));
        builder.Metadata.Add(new AcceptsMetadata([kind == WriteKind.Patch ? MergePatch : "application/json"], typeof(JsonObject)));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status400BadRequest,
            typeof(ProblemDetails),
            ["application/problem+json"]));
        builder.FilterFactories.Insert(0, (_, next) => invocation => RequestProblems.ProblemOf(invocation.HttpContext) is { } problem
            ? ValueTask.FromResult<object?>(new ProblemResult(problem))
            : next(invocation));
    }
}
