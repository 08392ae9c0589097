using System.Net;
using System.Net.Sockets;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>Stands between a driver and its server on the loopback, and cuts a connection when it is told to.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private readonly int server;
    private Cut? next;

    public CuttingProxy(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where drivers connect.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts the first connection that sends the command from now on, once.</summary>
    public void Arm(string command, bool isRun) => Volatile.Write(ref next, new Cut(command, isRun));

    /// <summary>The cut for what is sent; it is another's no more.</summary>
    public Cut? Take(ReadOnlySpan<byte> sent)
        => Volatile.Read(ref next) is { } cut && cut.IsAt(sent) ? Interlocked.CompareExchange(ref next, null, cut) : null;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(new ProxiedConnection(this, await listener.AcceptTcpClientAsync(end.Token)).RunAsync(server, end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }
}
