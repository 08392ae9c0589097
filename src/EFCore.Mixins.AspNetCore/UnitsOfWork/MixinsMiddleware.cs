using Microsoft.AspNetCore.Mvc.Abstractions;

namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The flow of a request, and its unit of work if the application or an attribute requires one.</summary>
internal sealed class MixinsMiddleware(RequestDelegate next, MixinsRequestOptions options)
{
    private readonly UnitOfWorkSettings forAll = new(Retry: false, options.UnitOfWorkContext, null);

    public async Task InvokeAsync(HttpContext context)
    {
        using (Contexts.BeginFlow())
        {
            var handling = SettingsOf(context) is { } settings && !SafeMethods.Contain(context.Request.Method)
                ? new GatedRequest(context, settings).RunAsync(next)
                : next(context);
            await handling.ConfigureAwait(false);
        }
    }

    private UnitOfWorkSettings? SettingsOf(HttpContext context)
        => context.GetEndpoint() is not { } endpoint ? null
            : options.UnitOfWork == UnitOfWorkMode.UnsafeMethods ? forAll
            : endpoint.Metadata.GetMetadata<UnitOfWorkAttribute>() is { } own && !IsAction(endpoint) ? new(Retry: false, own.Context, null)
            : null;

    /// <summary>For an action, the attribute itself is a filter.</summary>
    private static bool IsAction(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ActionDescriptor>() is not null;
}
