using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>A database server of a test's own, on a port of the loopback, with its data in a temporary folder.</summary>
internal abstract class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> log = [];
    private Process? server;

    protected ServerProcess() => ServerUser.Own(Folder);

    /// <summary>Where the server listens.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The folder that is the server's.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("mixins-").FullName;

    /// <summary>Where its data are.</summary>
    protected string Data => Path.Combine(Folder, "data");

    /// <summary>What runs the server.</summary>
    protected abstract string[] Command { get; }

    /// <summary>Starts it, unless it runs.</summary>
    public async Task StartAsync()
    {
        if (server is { HasExited: false })
            return;
        server = Start(Command);
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (server.HasExited || waited.Elapsed > Patience)
                throw new InvalidOperationException($"'{Command[0]}' did not start: {string.Join('\n', log)}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends it, with all processes of its own, as a crash does.</summary>
    public async Task KillAsync()
    {
        if (server is null)
            return;
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync().WaitAsync(Patience);
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Makes a new server by a command that ends.</summary>
    protected static async Task<T> CreateAsync<T>(T created, params string[] command)
        where T : ServerProcess
    {
        try
        {
            await created.RunAsync(command);
            return created;
        }
        catch
        {
            await created.DisposeAsync();
            throw;
        }
    }

    protected abstract Task<bool> AnswersAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task RunAsync(string[] command)
    {
        using var process = Start(command);
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{command[0]}' failed: {string.Join('\n', log)}");
    }

    private Process Start(string[] command)
    {
        var process = new Process { StartInfo = ServerUser.StartInfo(command) };
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
