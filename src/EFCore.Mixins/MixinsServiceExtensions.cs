using EFCore.Mixins;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds EFCore.Mixins to the services of a host.</summary>
public static class MixinsServiceExtensions
{
    /// <summary>Registers a pooled factory of <typeparamref name="TContext"/>, and binds its entity classes to it while the host runs.</summary>
    /// <remarks>The options get <c>UseMixins()</c> unless <paramref name="configure"/> has called it, or a provider's form of it.</remarks>
    public static IServiceCollection AddMixins<TContext>(
        this IServiceCollection services,
        Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services
            .AddPooledDbContextFactory<TContext>((provider, options) =>
            {
                configure(provider, options);
                if (options.Options.FindExtension<MixinsOptionsExtension>() is null)
                    options.UseMixins();
            })
            .AddHostedService<ContextBinder<TContext>>();
    }

    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder})" />
    public static IServiceCollection AddMixins<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddMixins<TContext>((_, options) => configure(options));
    }
}
