using EFCore.Mixins.Requests;
using EFCore.Mixins.Writing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Endpoints;

/// <summary>Binds the policies of all endpoints, so that an invalid one fails at startup and not in a request.</summary>
internal static class PolicyCheck
{
    /// <exception cref="InvalidOperationException">An endpoint has no policy, or a policy names an unknown member.</exception>
    public static void Run(IServiceProvider services)
    {
        if (services.GetService<EndpointDataSource>() is not { } endpoints)
            return;
        List<Action> checks = [.. endpoints.Endpoints.SelectMany(endpoint => ChecksOf(endpoint, services))];
        if (checks.Count == 0)
            return;
        using (services.UseMixins())
            checks.ForEach(check => check());
    }

    private static IEnumerable<Action> ChecksOf(Endpoint endpoint, IServiceProvider services)
        => endpoint.Metadata.OfType<QueryRequestMetadata>().Select(request => (Action)(() => request.Check(endpoint, services)))
            .Concat(endpoint.Metadata.OfType<WriteRequestMetadata>().Select(request => (Action)(() => request.Check(endpoint, services))));
}
