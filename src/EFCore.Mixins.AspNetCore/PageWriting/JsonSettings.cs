using System.Text.Json;
using EFCore.Mixins.Policies;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EFCore.Mixins.PageWriting;

/// <summary>The JSON options of an endpoint: those of controllers, or those of minimal APIs.</summary>
internal static class JsonSettings
{
    public static JsonSerializerOptions Of(HttpContext context)
        => RequestEndpoint.Of(context)?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            && context.RequestServices.GetService<IOptions<Microsoft.AspNetCore.Mvc.JsonOptions>>() is { } mvc
                ? mvc.Value.JsonSerializerOptions
                : context.RequestServices.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions ?? JsonSerializerOptions.Web;
}
