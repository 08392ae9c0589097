using System.Net.Sockets;
using System.Text;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>Checks whether a Docker engine is available, which takes its client much longer.</summary>
internal static class DockerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether the engine in the variable DOCKER_HOST responds, or the one of this machine if the variable is not set.</summary>
    public static Task<bool> AnswersAsync()
        => AnswersAsync(Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host ? host : "unix:///var/run/docker.sock");

    /// <summary>Whether an engine responds at <c>unix:///path</c> or <c>tcp://host:port</c>, in two seconds at most.</summary>
    public static async Task<bool> AnswersAsync(string host)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return Uri.TryCreate(host, UriKind.Absolute, out var address)
                && address is { Scheme: "unix" } or { Scheme: "tcp", Port: > 0 }
                && await AnswersAsync(address, limit.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var socket = address.Scheme is "unix"
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (address.Scheme is "unix")
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), cancellationToken);
        else
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
        await socket.SendAsync("GET /_ping HTTP/1.0\r\n\r\n"u8.ToArray(), cancellationToken);
        var answer = new byte[64];
        var count = await socket.ReceiveAsync(answer, cancellationToken);
        return Encoding.ASCII.GetString(answer, 0, count).Contains(" 200 ", StringComparison.Ordinal);
    }
}
