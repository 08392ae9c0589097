using System.Diagnostics;
using EFCore.Mixins.Flows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Sessions;

/// <summary>The factories of one host. Each host of a process has its own, for the flows of its requests and background services.</summary>
internal sealed class HostContexts(IServiceProvider services) : IDisposable
{
    private readonly Lock gate = new();
    private FlowFactories? factories;
    private IDisposable? requests;
    private bool stamps;

    /// <exception cref="InvalidOperationException">The services have no contexts.</exception>
    public static HostContexts Of(IServiceProvider services, string call)
        => services.GetService<HostContexts>()
            ?? throw new InvalidOperationException(
                $"'{call}' finds no contexts among these services. " +
                $"Register them with 'services.{nameof(MixinsServiceExtensions.AddMixins)}<TContext>(…)'.");

    /// <summary>The context of a scope: one from the host's factory, or a stamped one.</summary>
    public static TContext Create<TContext>(IServiceProvider scope)
        where TContext : DbContext
    {
        if (!scope.GetServices<ContextStamp>().Any(stamp => stamp.ContextType == typeof(TContext)))
            return scope.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
        var factories = scope.GetRequiredService<HostContexts>().FactoriesIn(scope);
        using (AmbientContexts.Push(factories))
            return (TContext)factories.Table.FindContext(typeof(TContext)).Create();
    }

    /// <summary>The factories of a flow without a scope.</summary>
    public FlowFactories Factories
    {
        get
        {
            lock (gate)
                return factories ??= Bind();
        }
    }

    /// <summary>The factories of a flow in a scope of the host.</summary>
    public FlowFactories FactoriesIn(IServiceProvider scope)
        => IsRoot(scope) ? Factories : Factories with { Services = scope };

    /// <summary>Serves calls outside of any flow, unless another host could serve them, and observes the requests of the host.</summary>
    public void Start()
    {
        ContextBindings.AddHost(Factories.Table);
        requests ??= services.GetService<DiagnosticListener>()?.Subscribe(new RequestObserver(this, stamps), RequestObserver.Observes);
    }

    public void Stop()
    {
        requests?.Dispose();
        requests = null;
        if (factories is { } bound)
            ContextBindings.RemoveHost(bound.Table);
    }

    /// <summary>
    ///     Calls <paramref name="stamp"/> with the services of this flow's scope, or of a new scope for this
    ///     call.
    /// </summary>
    public void InScope(Action<IServiceProvider> stamp)
    {
        if (AmbientContexts.ServicesOf(this) is { } scope)
        {
            stamp(scope);
            return;
        }

        using var own = services.CreateScope();
        stamp(own.ServiceProvider);
    }

    /// <summary>Runs work with the context of a scope, or the ambient one of that class, as ambient context.</summary>
    public async Task<TResult> WithContextAsync<TResult>(IServiceProvider scope, Type? contextType, Func<DbContext, Task<TResult>> work)
    {
        var type = contextType ?? Factories.Table.FindContext(typeof(DbContext)).ContextType;
        if (AmbientContexts.OfType(type) is { } ambient)
            return await AmbientAsync(ambient, work).ConfigureAwait(false);
        using (AmbientContexts.Push(FactoriesIn(scope)))
            return await AmbientAsync((DbContext)scope.GetRequiredService(type), work).ConfigureAwait(false);
    }

    public void Dispose() => Stop();

    private static async Task<TResult> AmbientAsync<TResult>(DbContext context, Func<DbContext, Task<TResult>> work)
    {
        using (AmbientContexts.Push(context))
            return await work(context).ConfigureAwait(false);
    }

    private FlowFactories Bind()
    {
        var contexts = services.GetServices<HostedContext>().ToList();
        var unserved = services.GetServices<ContextStamp>()
            .Select(stamp => stamp.ContextType)
            .Except(contexts.Select(context => context.ContextType))
            .FirstOrDefault();
        if (unserved is not null)
        {
            throw new InvalidOperationException(
                $"'{nameof(MixinsServiceExtensions.StampContexts)}<{unserved.Name}>' has no contexts to stamp: " +
                $"the host has no '{nameof(MixinsServiceExtensions.AddMixins)}<{unserved.Name}>'. Add it.");
        }

        stamps = services.GetServices<ContextStamp>().Any();
        return new FlowFactories(
            contexts.Aggregate(ContextBindingTable.Empty, (table, context) => table.WithContext(context.ContextType, context.Bind(this))),
            this,
            null);
    }

    /// <summary>Whether the services are those of the root, as in a singleton.</summary>
    private bool IsRoot(IServiceProvider scope) => ReferenceEquals(scope.GetService<IServiceProvider>(), services);
}
