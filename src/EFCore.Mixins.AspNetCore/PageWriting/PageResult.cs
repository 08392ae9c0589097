using System.Text.Json;
using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.PageWriting;

/// <summary>A page as a response: <c>{ "items": […], "page": { … } }</c>.</summary>
internal sealed class PageResult(IReadOnlyList<object?> items, Type itemType, PageEnvelope envelope, int? status)
    : IResult, IActionResult, IStatusCodeHttpResult
{
    private const string ContentType = "application/json; charset=utf-8";

    public int? StatusCode => status;

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Features.Get<BoundRequest>();
        var page = envelope.WithSize(request?.Page.Size);
        httpContext.Response.StatusCode = status ?? httpContext.Response.StatusCode;
        httpContext.Response.ContentType = ContentType;
        if (request?.Policy.Rules.Settings.HasLinks == true && PageLinks.Of(page, request) is { Length: > 0 } links)
            httpContext.Response.Headers.Link = links;
        Write(httpContext, page, request);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted).ConfigureAwait(false);
    }

    private void Write(HttpContext context, PageEnvelope page, BoundRequest? request)
    {
        var options = JsonSettings.Of(context);
        using var writer = new Utf8JsonWriter(
            context.Response.BodyWriter,
            new() { Encoder = options.Encoder, Indented = options.WriteIndented });
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        WriteItems(writer, request, options);
        writer.WriteEndArray();
        writer.WritePropertyName("page");
        page.Write(writer);
        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer, BoundRequest? request, JsonSerializerOptions options)
    {
        if (request is not null && request.Policy.Type.ClrType.IsAssignableFrom(itemType))
        {
            var shape = RowShapes.Of(request, options);
            foreach (var item in items)
                shape.Write(writer, item);
            return;
        }

        foreach (var item in items)
            JsonSerializer.Serialize(writer, item, itemType, options);
    }
}
