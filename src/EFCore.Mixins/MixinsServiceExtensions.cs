using EFCore.Mixins.Options;
using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds EFCore.Mixins to the services of a host.</summary>
public static class MixinsServiceExtensions
{
    /// <summary>The key of the factory of reading contexts among the services.</summary>
    public const string ReaderKey = "reader";

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
            .AddPooledDbContextFactory<TContext>((provider, options) => Configure(provider, options, configure))
            .AddHostedService<HostContextBinder<TContext>>();
    }

    /// <summary>
    /// As without <paramref name="configureReader"/>, but what only reads goes to contexts of those options. Their pooled factory is the service with
    /// the key <see cref="ReaderKey"/>.
    /// </summary>
    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder})" path="/remarks" />
    public static IServiceCollection AddMixins<TContext>(
        this IServiceCollection services,
        Action<IServiceProvider, DbContextOptionsBuilder> configure,
        Action<IServiceProvider, DbContextOptionsBuilder> configureReader)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configureReader);
        return services
            .AddMixins<TContext>(configure)
            .AddKeyedSingleton<IDbContextFactory<TContext>>(ReaderKey, (provider, _) => ReaderOf<TContext>(provider, configureReader));
    }

    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder})" />
    public static IServiceCollection AddMixins<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddMixins<TContext>((_, options) => configure(options));
    }

    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder}, Action{IServiceProvider, DbContextOptionsBuilder})" />
    public static IServiceCollection AddMixins<TContext>(
        this IServiceCollection services,
        Action<DbContextOptionsBuilder> configure,
        Action<DbContextOptionsBuilder> configureReader)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(configureReader);
        return services.AddMixins<TContext>((_, options) => configure(options), (_, options) => configureReader(options));
    }

    private static PooledDbContextFactory<TContext> ReaderOf<TContext>(IServiceProvider provider, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseApplicationServiceProvider(provider);
        Configure(provider, options, configure);
        return new PooledDbContextFactory<TContext>(options.Options);
    }

    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder options, Action<IServiceProvider, DbContextOptionsBuilder> configure)
    {
        configure(provider, options);
        if (options.Options.FindExtension<MixinsOptionsExtension>() is null)
            options.UseMixins();
    }
}
