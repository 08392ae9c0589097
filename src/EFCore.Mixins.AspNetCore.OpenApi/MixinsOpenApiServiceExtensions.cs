using EFCore.Mixins.Schemas;
using Microsoft.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes the endpoints of EFCore.Mixins in OpenAPI documents.</summary>
public static class MixinsOpenApiServiceExtensions
{
    /// <summary>
    ///     Puts what policies allow into all OpenAPI documents of the application: parameters with their types, pages, and bodies that write. Call
    ///     <c>AddOpenApi()</c>, too.
    /// </summary>
    /// <remarks>What a policy allows under a condition (<c>When</c>) is left out, because documents are the same for everybody.</remarks>
    public static IServiceCollection AddMixinsOpenApi(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.ConfigureAll<OpenApiOptions>(options => options.AddOperationTransformer<MixinsOperationTransformer>());
    }
}
