using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Sessions;

/// <summary>A context class that a host has registered.</summary>
internal abstract class HostedContext
{
    public abstract Type ContextType { get; }

    /// <summary>Binds the factories of the host.</summary>
    public abstract FactoryBinding Bind(HostContexts host);
}

/// <inheritdoc />
internal sealed class HostedContext<TContext>(IServiceProvider services) : HostedContext
    where TContext : DbContext
{
    public override Type ContextType => typeof(TContext);

    public override FactoryBinding Bind(HostContexts host)
    {
        var stamps = services.GetServices<ContextStamp>().OfType<ContextStamp<TContext>>().ToList();
        var reading = services.GetKeyedService<DbContextOptions<TContext>>(MixinsServiceExtensions.ReaderKey);
        return stamps.Count == 0
            ? new ContextFactoryBinding<TContext>(
                services.GetRequiredService<IDbContextFactory<TContext>>(),
                services.GetKeyedService<IDbContextFactory<TContext>>(MixinsServiceExtensions.ReaderKey))
            // A separate pool, so that the host's factory never returns a stamped context.
            : new ContextFactoryBinding<TContext>(
                new PooledDbContextFactory<TContext>(services.GetRequiredService<DbContextOptions<TContext>>()),
                reading is null ? null : new PooledDbContextFactory<TContext>(reading),
                Stamp);

        void Stamp(TContext context) => host.InScope(scope => stamps.ForEach(stamp => stamp.Stamp(scope, context)));
    }
}
