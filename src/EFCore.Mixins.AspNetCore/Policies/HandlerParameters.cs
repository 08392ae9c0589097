using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;

namespace EFCore.Mixins.Policies;

/// <summary>The other query parameters of a handler, such as <c>int tenant</c>.</summary>
internal static class HandlerParameters
{
    public static IEnumerable<string> Of(Endpoint endpoint)
        => MethodOf(endpoint)?.GetParameters().SelectMany(Of).Except(RouteNames(endpoint), StringComparer.OrdinalIgnoreCase).ToList() ?? [];

    private static IEnumerable<string> RouteNames(Endpoint endpoint)
        => endpoint is RouteEndpoint route ? route.RoutePattern.Parameters.Select(parameter => parameter.Name) : [];

    private static MethodInfo? MethodOf(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<MethodInfo>() ?? endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo;

    private static IEnumerable<string> Of(ParameterInfo parameter)
        => parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetProperties().SelectMany(property => Of(property, property.PropertyType, property.Name))
            : Of(parameter, parameter.ParameterType, parameter.Name ?? "");

    private static IEnumerable<string> Of(ICustomAttributeProvider declared, Type type, string name)
    {
        var attributes = declared.GetCustomAttributes(inherit: true);
        if (attributes.OfType<IFromQueryMetadata>().FirstOrDefault() is { } query)
            return [query.Name ?? name];
        return attributes.Any(IsElsewhere) || !IsSimple(type) ? [] : [name];
    }

    private static bool IsElsewhere(object attribute)
        => attribute is IFromRouteMetadata or IFromHeaderMetadata or IFromBodyMetadata or IFromFormMetadata or IFromServiceMetadata;

    private static bool IsSimple(Type type)
    {
        var simple = Nullable.GetUnderlyingType(type.IsArray ? type.GetElementType() ?? type : type) ?? type;
        return simple != typeof(CancellationToken)
            && (simple.IsPrimitive || simple.IsEnum || TypeDescriptor.GetConverter(simple).CanConvertFrom(typeof(string)));
    }
}
