using EFCore.Mixins.UnitsOfWork;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Makes requests of endpoints units of work.</summary>
public static class UnitOfWorkEndpointExtensions
{
    /// <summary>
    ///     Runs the handler of an endpoint, or those of a group, as a unit of work. It is committed before the result is executed, and
    ///     rolled back by an exception, a cancellation and a status of 400 or more.
    /// </summary>
    /// <remarks>
    /// Safe methods run without a unit. The context of the unit is injected into the handler. A statement that the handler
    /// returns runs after the commit. An async iterator is rejected, because it would outlive the unit.
    /// </remarks>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="retry">Whether the handler runs again when the execution strategy of the context retries. Default: true.</param>
    /// <param name="context">The class of the context; can be null if the host has only one.</param>
    /// <param name="commitWhen">Decides instead of the status; receives the request and the handler's result.</param>
    public static TBuilder WithUnitOfWork<TBuilder>(
        this TBuilder builder,
        bool retry = true,
        Type? context = null,
        Func<HttpContext, object?, bool>? commitWhen = null)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new UnitOfWorkSettings(retry, context, commitWhen);
        builder.AddEndpointFilter((invocation, next) => new RequestUnit(invocation.HttpContext, settings).RunAsync(() => next(invocation)));
        return builder;
    }
}
