using System.Net;
using System.Net.Sockets;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>One connection of a driver through a proxy; the end of one side is the end of both.</summary>
internal sealed class ProxiedConnection(CuttingProxy proxy, TcpClient client)
{
    private volatile bool answerIsLost;

    /// <summary>Passes bytes on until a side ends, or the proxy cuts.</summary>
    public async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                await await Task.WhenAny(
                    PassAsync(client.GetStream(), server.GetStream(), MayBeSent, cancellationToken),
                    PassAsync(server.GetStream(), client.GetStream(), _ => !answerIsLost, cancellationToken));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> mayPass, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count && mayPass(buffer.AsMemory(0, count)))
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
    }

    /// <summary>A command that is run is sent, and what the server then says does not arrive.</summary>
    private bool MayBeSent(ReadOnlyMemory<byte> sent)
    {
        if (proxy.Take(sent.Span) is not { } cut)
            return true;
        answerIsLost = cut.IsRun;
        return cut.IsRun;
    }
}
