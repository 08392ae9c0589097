using EFCore.Mixins.ActiveRecords;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

#pragma warning disable EF1001 // the provider's class that runs its queries is internal

namespace EFCore.Mixins.Statements.Internal;

/// <summary>Shows every context that runs a query to <see cref="InstanceTracking"/>.</summary>
/// <remarks>An interceptor of commands would do so too, but with one EF describes each command to it, opened and closed, whoever asked for it.</remarks>
internal sealed class WatchedQueries(IQueryContextFactory queries) : IQueryContextFactory
{
    /// <summary>Puts itself before the provider's class, whether the provider was added before or will be.</summary>
    public static void Add(IServiceCollection services)
    {
        var present = services.LastOrDefault(service => service.ServiceType == typeof(IQueryContextFactory));
        var create = ActivatorUtilities.CreateFactory(present?.ImplementationType ?? typeof(RelationalQueryContextFactory), []);
        services.Replace(ServiceDescriptor.Scoped<IQueryContextFactory>(services => new WatchedQueries((IQueryContextFactory)create(services, null))));
    }

    public QueryContext Create()
    {
        var query = queries.Create();
        InstanceTracking.WatchForeign(query.Context);
        return query;
    }
}
