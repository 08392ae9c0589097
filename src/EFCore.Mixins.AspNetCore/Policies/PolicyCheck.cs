using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Policies;

/// <summary>Binds the policies of all endpoints, so that a wrong one ends the start and not a request.</summary>
internal static class PolicyCheck
{
    /// <exception cref="InvalidOperationException">An endpoint has no policy, or a policy names what the model does not have.</exception>
    public static void Run(IServiceProvider services)
    {
        if (services.GetService<EndpointDataSource>() is not { } endpoints)
            return;
        var requests = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<QueryRequestMetadata>().Select(request => (endpoint, request))).ToList();
        if (requests.Count == 0)
            return;
        using (services.UseMixins())
        {
            foreach (var (endpoint, request) in requests)
                request.Check(endpoint, services);
        }
    }
}
