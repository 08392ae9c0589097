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
    /// <summary>The key of the factory of reading contexts among the services.</summary>
    public const string ReaderKey = "reader";

    /// <summary>
    ///     Registers a pooled factory of <typeparamref name="TContext"/>, and a context of it per scope for code that asks for one, and binds its entity
    ///     classes to it in the requests and background services of the host.
    /// </summary>
    /// <remarks>
    /// While the host runs it also serves calls from outside, unless another host of the process could be meant
    /// (<see cref="AmbiguousContextException"/>). Before it runs, and in scopes that you
    /// open, <see cref="UseMixins"/> binds. The options get <c>UseMixins()</c> unless <paramref name="configure"/> has called it, or a provider's form of it.
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
        services.TryAddEnumerable(ServiceDescriptor.Transient<IHostedService, HostBinder>()); // made anew by each start of a host, see there
        return services;
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

    /// <summary>
    ///     Calls <paramref name="stamp"/> on each context of <typeparamref name="TContext"/> that the library opens, before its first use: to give it
    ///     the tenant of a request, for example.
    /// </summary>
    /// <remarks>
    /// The services are those of the scope that the call runs in: of the request, or of <see cref="UseMixins"/> on the provider of a scope; elsewhere
    /// of a scope for this call alone. The library takes such contexts from a pool of its own, so that none reaches code that asks
    /// <see cref="IDbContextFactory{TContext}"/>, and stamps each again before it serves another call. Contexts that are given or ambient are not
    /// stamped.
    /// </remarks>
    public static IServiceCollection StampContexts<TContext>(this IServiceCollection services, Action<IServiceProvider, TContext> stamp)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(stamp);
        return services.AddSingleton<ContextStamp>(new ContextStamp<TContext>(stamp));
    }

    /// <summary>
    ///     Makes the factories of a host ambient in this async flow until the result is disposed: between <c>Build()</c> and <c>Run()</c>, in tests,
    ///     and in scopes.
    /// </summary>
    /// <param name="services">The services of the host, or of a scope of it, which <see cref="StampContexts"/> then gets.</param>
    /// <exception cref="InvalidOperationException">The services have no
    ///     <see cref="AddMixins{TContext}(IServiceCollection, Action{DbContextOptionsBuilder})"/>.</exception>
    public static IDisposable UseMixins(this IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return AmbientContexts.Push(HostContexts.Of(services, nameof(UseMixins)).FactoriesIn(services));
    }

    /// <summary>
    ///     Runs <paramref name="work"/> as one unit, as <see cref="Contexts.InTransactionAsync{TContext, TResult}"/> does, on the context that this scope
    ///     hands out to code that asks for one.
    /// </summary>
    /// <remarks>A context that is ambient already, as in a test, is used in its place.</remarks>
    /// <param name="scope">The services of a request, or of a scope of the host.</param>
    /// <param name="work">The work, which gets the context.</param>
    /// <param name="contextType">The class of the context; may be null where the host has only one.</param>
    /// <param name="retry">Whether the work may run again where the execution strategy of the context says so.</param>
    /// <param name="cancellationToken">Cancels the work, and not its commit.</param>
    /// <exception cref="InvalidOperationException">The services have no context, or no <paramref name="contextType"/>.</exception>
    /// <exception cref="AmbiguousContextException">The host has several contexts, and none is named.</exception>
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

    private static DbContextOptions<TContext> ReaderOptions<TContext>(IServiceProvider provider, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseApplicationServiceProvider(provider);
        Configure(provider, options, configure);
        return options.Options;
    }

    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder options, Action<IServiceProvider, DbContextOptionsBuilder> configure)
    {
        configure(provider, options);
        if (options.Options.FindExtension<MixinsOptionsExtension>() is null)
            options.UseMixins();
    }
}
