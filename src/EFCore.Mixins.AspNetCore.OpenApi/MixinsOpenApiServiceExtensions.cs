using EFCore.Mixins.Schemas;
using Microsoft.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes the endpoints of EFCore.Mixins in OpenAPI documents.</summary>
public static class MixinsOpenApiServiceExtensions
{
    /// <summary>
    ///     Adds the parameters that policies allow, pages and the bodies of writes to all OpenAPI documents of the application. Also call
    ///     <c>AddOpenApi()</c>.
    /// </summary>
    /// <remarks>Rules with a condition (<c>When</c>) are omitted, because documents are the same for all clients.</remarks>
    public static IServiceCollection AddMixinsOpenApi(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.ConfigureAll<OpenApiOptions>(options => options.AddOperationTransformer<MixinsOperationTransformer>());
    }
}
