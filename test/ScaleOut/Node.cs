namespace ScaleOut;

/// <summary>A server of the cluster, on the loopback.</summary>
internal sealed record Node(string Host, int Port, int Process)
{
    /// <summary>Those of MIXINS_NODES, <c>address:port=process</c> each; the first is connected to by default.</summary>
    public static IReadOnlyList<Node> All { get; } = [.. Variable("MIXINS_NODES").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    public static string Variable(string name)
        => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"'{name}' is not set: run the program by a script in '.ci'.");

    /// <summary>Ends the server with all of its processes, as a crash does.</summary>
    public void Kill()
    {
        using var process = System.Diagnostics.Process.GetProcessById(Process);
        process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private static Node Parse(string text)
        => text.Split(':', '=') is [var host, var port, var process]
            ? new Node(host, int.Parse(port, null), int.Parse(process, null))
            : throw new FormatException($"'{text}' is not address:port=process.");
}
