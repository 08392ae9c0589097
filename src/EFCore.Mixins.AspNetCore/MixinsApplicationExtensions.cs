using EFCore.Mixins;
using EFCore.Mixins.UnitsOfWork;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts EFCore.Mixins into the pipeline of a web application.</summary>
public static class MixinsApplicationExtensions
{
    /// <summary>
    ///     Begins a flow for each request (see <see cref="Contexts.BeginFlow"/>): its reads go to the reading database until it writes. Nothing is
    ///     opened by it.
    /// </summary>
    /// <remarks>Call it behind <c>UseExceptionHandler()</c> and before the endpoints.</remarks>
    public static IApplicationBuilder UseMixins(this IApplicationBuilder app, Action<MixinsRequestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new MixinsRequestOptions();
        configure?.Invoke(options);
        return app.Use(next => new MixinsMiddleware(next, options).InvokeAsync);
    }
}
