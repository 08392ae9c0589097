using System.Text.Json;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Policies;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.Preconditions;

/// <summary>A row as a response.</summary>
internal sealed class RowResult(object row, Type type, int status, string? location) : IResult, IActionResult, IStatusCodeHttpResult
{
    private const string ContentType = "application/json; charset=utf-8";

    public int? StatusCode => status;

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var tag = RowTag.Of(row);
        if (tag is not null)
            httpContext.Response.Headers.ETag = tag;
        if (IfMatch.IsKnown(httpContext, tag))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = ContentType;
        if (location is not null)
            httpContext.Response.Headers.Location = location;
        Write(httpContext, JsonSettings.Of(httpContext));
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted).ConfigureAwait(false);
    }

    private void Write(HttpContext context, JsonSerializerOptions options)
    {
        using var writer = new Utf8JsonWriter(
            context.Response.BodyWriter,
            new() { Encoder = options.Encoder, Indented = options.WriteIndented });
        if (EndpointPolicy.Find(type, context) is { } policy)
            RowShapes.Of(policy, options).Write(writer, row);
        else
            JsonSerializer.Serialize(writer, row, row.GetType(), options);
    }
}
