using System.Reflection;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Requests;
using EFCore.Mixins.Writing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace EFCore.Mixins.Schemas;

/// <summary>Describes endpoints with requests for rows or writes.</summary>
internal sealed class MixinsOperationTransformer(EndpointDataSource endpoints, IServiceProvider services, IOptions<JsonOptions> json)
    : IOpenApiOperationTransformer
{
    private const string Groups =
        "or[label][parameter], and[…], not[…]: parameters can be joined by groups; " +
        "relation__any[parameter], relation__none[…], relation__all[…].";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        using (services.UseMixins())
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<QueryRequestMetadata>().FirstOrDefault() is { } request)
                Describe(operation, context, request);
            if (metadata.OfType<WriteRequestMetadata>().FirstOrDefault() is { } write)
                Describe(operation, write);
        }

        return Task.CompletedTask;
    }

    private void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, QueryRequestMetadata request)
    {
        var policy = request.PolicyOf(EndpointOf(request), services).ForAll();
        var returned = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.ReturnType;
        var hasCursors = returned is not null && PageResults.HasCursors(returned);
        var isBody = context.Description.HttpMethod is "POST" or "QUERY" or "PUT" or "PATCH";
        operation.Parameters ??= [];
        var requests = context.Description.ParameterDescriptions
            .Where(parameter => parameter.Type?.IsAssignableTo(typeof(IQueryRequest)) == true);
        foreach (var bound in requests)
        {
            var described = operation.Parameters.FirstOrDefault(parameter => parameter.Name == bound.Name);
            operation.Parameters.Remove(described!); // null removes nothing
        }

        if (isBody && context.Document is { } document)
            operation.RequestBody = Body("application/json", FilterSchema.Body(policy, document));
        else
            new QueryParameters(policy, hasCursors).All.ToList().ForEach(operation.Parameters.Add);
        operation.AddExtension("x-groups", new JsonNodeExtension(Groups));
        if (PageResults.IsPage(returned) && operation.Responses?.GetValueOrDefault("200")?.Content?.Values.FirstOrDefault() is { } content)
            content.Schema = new RowSchema(json.Value.SerializerOptions).Page(policy, hasCursors);
    }

    private void Describe(OpenApiOperation operation, WriteRequestMetadata write)
        => operation.RequestBody = Body(
            write.Kind == WriteKind.Patch ? WriteEndpoint.MergePatch : "application/json",
            new RowSchema(json.Value.SerializerOptions).Body(write.PolicyOf(EndpointOf(write), services).ForAll().Writes));

    private static OpenApiRequestBody Body(string contentType, OpenApiSchema schema)
        => new() { Content = new Dictionary<string, OpenApiMediaType> { [contentType] = new() { Schema = schema } } };

    private Microsoft.AspNetCore.Http.Endpoint EndpointOf(object metadata)
        => endpoints.Endpoints.First(endpoint => endpoint.Metadata.Contains(metadata));
}
