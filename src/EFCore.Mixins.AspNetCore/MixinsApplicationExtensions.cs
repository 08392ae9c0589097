using EFCore.Mixins;
using EFCore.Mixins.Endpoints;
using EFCore.Mixins.UnitsOfWork;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds EFCore.Mixins to the pipeline of a web application.</summary>
public static class MixinsApplicationExtensions
{
    /// <summary>
    ///     Begins a flow for each request (see <see cref="Contexts.BeginFlow"/>): its reads use the reading database until it writes. No
    ///     context is opened by it.
    /// </summary>
    /// <remarks>
    /// Call it after <c>UseExceptionHandler()</c> and before the endpoints. When the pipeline is built, it checks the policies of all
    /// endpoints, so that an invalid one prevents the start of the application.
    /// </remarks>
    public static IApplicationBuilder UseMixins(this IApplicationBuilder app, Action<MixinsRequestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new MixinsRequestOptions();
        configure?.Invoke(options);
        return app.Use(next =>
        {
            PolicyCheck.Run(app.ApplicationServices);
            return new MixinsMiddleware(next, options).InvokeAsync;
        });
    }
}
