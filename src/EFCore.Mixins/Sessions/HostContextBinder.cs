using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Sessions;

/// <summary>Binds the factory of a host, and that of its reads, before its services start, and unbinds it after they have stopped.</summary>
internal sealed class HostContextBinder<TContext>(
    IDbContextFactory<TContext> factory,
    [FromKeyedServices(MixinsServiceExtensions.ReaderKey)] IDbContextFactory<TContext>? reader = null) : IHostedLifecycleService
    where TContext : DbContext
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        ContextBindings.Set(factory, reader);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        ContextBindings.Unset(factory);
        return Task.CompletedTask;
    }
}
