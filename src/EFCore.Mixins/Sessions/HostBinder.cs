using EFCore.Mixins.Flows;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Sessions;

/// <summary>Binds the factories of a host before its services start, and unbinds them after they have stopped.</summary>
/// <remarks>It is stateless, because a host may resolve it more than once.</remarks>
internal sealed class HostBinder : IHostedLifecycleService
{
    private readonly HostContexts host;

    /// <summary>
    ///     Begins the flow of the host's background services. A host creates its services at the beginning of its <c>StartAsync</c>, so
    ///     ambient state flows into the start of each of them.
    /// </summary>
    public HostBinder(HostContexts host)
    {
        this.host = host;
        AmbientContexts.Push(host.Factories);
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        host.Start();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        host.Stop();
        return Task.CompletedTask;
    }
}
