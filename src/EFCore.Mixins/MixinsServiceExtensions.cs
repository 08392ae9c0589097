using System.Data;
using EFCore.Mixins;
using EFCore.Mixins.Flows;
using EFCore.Mixins.Options;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.UnitsOfWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds EFCore.Mixins to the services of a host.</summary>
public static class MixinsServiceExtensions
{
    /// <summary>The service key of the factory of reading contexts.</summary>
    public const string ReaderKey = "reader";

    /// <summary>
    ///     Registers a pooled factory of <typeparamref name="TContext"/> and a scoped context from it, and binds its entity
    ///     classes to it in the requests and background services of the host.
    /// </summary>
    /// <remarks>
    /// While the host runs, the factory also serves other calls, unless another host of the process could serve them
    /// (<see cref="AmbiguousContextException"/>). Before it runs, and in scopes that you open, call <see cref="UseMixins"/>.
    /// <c>UseMixins()</c> is added to the options unless <paramref name="configure"/> calls it or a provider's form of it.
    /// </remarks>
    public static IServiceCollection AddMixins<TContext>(
        this IServiceCollection services,
        Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddPooledDbContextFactory<TContext>((provider, options) => Configure(provider, options, configure));
        services.TryAddScoped(HostContexts.Create<TContext>);
        services.TryAddSingleton<HostContexts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<HostedContext, HostedContext<TContext>>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IHostedService, HostBinder>()); // a new one for each start, see HostBinder
        return services;
    }

    /// <summary>
    /// Does the same, but calls that only read use contexts with the options of <paramref name="configureReader"/>. Their pooled factory is
    /// the service with the key <see cref="ReaderKey"/>.
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
            .AddKeyedSingleton(ReaderKey, (provider, _) => ReaderOptions<TContext>(provider, configureReader))
            .AddKeyedSingleton<IDbContextFactory<TContext>>(
                ReaderKey,
                (provider, key) => new PooledDbContextFactory<TContext>(provider.GetRequiredKeyedService<DbContextOptions<TContext>>(key)));
    }

    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder})" />
    public static IServiceCollection AddMixins<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddMixins<TContext>((_, options) => configure(options));
    }

    /// <inheritdoc cref="AddMixins{TContext}(IServiceCollection, Action{IServiceProvider, DbContextOptionsBuilder},
    ///     Action{IServiceProvider, DbContextOptionsBuilder})" />
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

    /// <summary>
    ///     Calls <paramref name="stamp"/> on each context of <typeparamref name="TContext"/> that the library opens, before its first use,
    ///     for example to set the tenant of a request.
    /// </summary>
    /// <remarks>
    /// The services are those of the scope of the call: of the request, or of <see cref="UseMixins"/> on the provider of a scope. Otherwise
    /// they are those of a new scope for this call. The library takes such contexts from a separate pool, so that they are never returned
    /// by <see cref="IDbContextFactory{TContext}"/>, and stamps each again before every call. Given and ambient contexts are not stamped.
    /// </remarks>
    public static IServiceCollection StampContexts<TContext>(this IServiceCollection services, Action<IServiceProvider, TContext> stamp)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(stamp);
        return services.AddSingleton<ContextStamp>(new ContextStamp<TContext>(stamp));
    }

    /// <summary>
    ///     Makes the factories of a host ambient in this async flow until the result is disposed: between <c>Build()</c> and <c>Run()</c>,
    ///     in tests, and in scopes.
    /// </summary>
    /// <param name="services">The services of the host, or of a scope of it, which are passed to <see cref="StampContexts"/>.</param>
    /// <exception cref="InvalidOperationException">The services have no
    ///     <see cref="AddMixins{TContext}(IServiceCollection, Action{DbContextOptionsBuilder})"/>.</exception>
    public static IDisposable UseMixins(this IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return AmbientContexts.Push(HostContexts.Of(services, nameof(UseMixins)).FactoriesIn(services));
    }

    /// <summary>
    ///     Runs <paramref name="work"/> as one unit, like <see cref="Contexts.InTransactionAsync{TContext, TResult}"/>, on the context of
    ///     this scope.
    /// </summary>
    /// <remarks>An ambient context, as in a test, is used instead.</remarks>
    /// <param name="scope">The services of a request, or of a scope of the host.</param>
    /// <param name="work">The work, which receives the context.</param>
    /// <param name="contextType">The class of the context; can be null if the host has only one.</param>
    /// <param name="retry">Whether the work can run again if the execution strategy of the context retries.</param>
    /// <param name="cancellationToken">Cancels the work, but not its commit.</param>
    /// <exception cref="InvalidOperationException">The services have no context, or no <paramref name="contextType"/>.</exception>
    /// <exception cref="AmbiguousContextException">The host has several contexts, and <paramref name="contextType"/> is null.</exception>
    public static Task<TResult> InTransactionAsync<TResult>(
        this IServiceProvider scope,
        Func<DbContext, Task<TResult>> work,
        Type? contextType = null,
        bool retry = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(work);
        ContextBindings.NoteWrite();
        var task = new UnitOfWorkTask<TResult>(work, IsolationLevel.Unspecified, VerifySucceeded: null) { CanRetry = retry };
        return HostContexts.Of(scope, nameof(InTransactionAsync))
            .WithContextAsync(scope, contextType, _ => UnitOfWorkRun.RunAsync(typeof(DbContext), task, cancellationToken));
    }

    private static DbContextOptions<TContext> ReaderOptions<TContext>(
        IServiceProvider provider,
        Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseApplicationServiceProvider(provider);
        Configure(provider, options, configure);
        return options.Options;
    }

    private static void Configure(
        IServiceProvider provider,
        DbContextOptionsBuilder options,
        Action<IServiceProvider, DbContextOptionsBuilder> configure)
    {
        configure(provider, options);
        if (options.Options.FindExtension<MixinsOptionsExtension>() is null)
            options.UseMixins();
    }
}
