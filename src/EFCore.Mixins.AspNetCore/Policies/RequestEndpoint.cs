using Microsoft.AspNetCore.Diagnostics;

namespace EFCore.Mixins.Policies;

/// <summary>The endpoint of a request, also while its exception is handled, when the request no longer has one.</summary>
internal static class RequestEndpoint
{
    public static Endpoint? Of(HttpContext context) => context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
}
