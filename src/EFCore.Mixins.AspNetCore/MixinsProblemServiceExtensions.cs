using EFCore.Mixins;
using EFCore.Mixins.Endpoints;
using EFCore.Mixins.ErrorHandling;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the problem documents of EFCore.Mixins to the services of a web application.</summary>
public static class MixinsProblemServiceExtensions
{
    /// <summary>
    ///     Converts the exceptions of the library to problem documents (RFC 9457): an invalid query returns 400, a conflict 409, a
    ///     busy database 503. Requires <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <remarks>
    /// The documents contain no SQL, no names of constraints and no text of a driver. Errors of the application itself, such as a filter
    /// that is invalid in code, are left to the next handler.
    /// </remarks>
    public static IServiceCollection AddMixinsProblemDetails(
        this IServiceCollection services,
        Action<MixinsProblemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.AddDataProtection();
        services.AddOptions<MixinsProblemOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, PolicyStartupFilter>());
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(QueryActionFilter.Instance));
        if (!services.Any(service => service.ImplementationType == typeof(MixinsExceptionHandler)))
            services.AddExceptionHandler<MixinsExceptionHandler>();
        return services;
    }
}
