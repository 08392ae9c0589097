using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EFCore.Mixins.Tests.Servers;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>A PostgreSQL server of a test's own, on a port of the loopback, with its data in a temporary folder.</summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string? Programs = FindPrograms();

    private readonly string folder = Directory.CreateTempSubdirectory("mixins-").FullName;
    private readonly ConcurrentQueue<string> log = [];
    private Process? server;

    private PostgreSqlProcess() => ServerUser.Own(folder);

    /// <summary>Where the server listens.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The connection string of its database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=mixins;Database=postgres";

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new server, which does not run yet.</summary>
    public static async Task<PostgreSqlProcess> CreateAsync()
    {
        Assert.SkipWhen(Programs is null, "There is no PostgreSQL here: install its programs, Debian's package 'postgresql', in /usr/lib/postgresql.");
        return await CreateAsync(created => ["initdb", "--pgdata", created.Data, "--username=mixins", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
    }

    /// <summary>A hot standby of this server, which does not run yet.</summary>
    public Task<PostgreSqlProcess> CreateStandbyAsync()
        => CreateAsync(created => ["pg_basebackup", "--pgdata", created.Data, "--dbname", $"host=127.0.0.1 port={Port} user=mixins", "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]);

    /// <summary>Starts it, unless it runs.</summary>
    public async Task StartAsync()
    {
        if (server is { HasExited: false })
            return;
        // What is committed outlives a crash of the server, and none of the machine is tested.
        server = Start("postgres", "-D", Data, "-h", "127.0.0.1", "-p", $"{Port}", "-k", "", "-c", "fsync=off", "-c", "deadlock_timeout=200ms");
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (server.HasExited || waited.Elapsed > Patience)
                throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', log)}");
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
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<PostgreSqlProcess> CreateAsync(Func<PostgreSqlProcess, string[]> command)
    {
        var created = new PostgreSqlProcess();
        try
        {
            await created.RunAsync(command(created));
            return created;
        }
        catch
        {
            await created.DisposeAsync();
            throw;
        }
    }

    private static string? FindPrograms()
        => Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(version => Path.GetFileName(version).Length).ThenBy(version => version, StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin")).LastOrDefault(programs => File.Exists(Path.Combine(programs, "postgres")))
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task RunAsync(string[] command)
    {
        using var process = Start(command[0], command[1..]);
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

    private Process Start(string program, params string[] arguments)
    {
        var process = new Process { StartInfo = ServerUser.StartInfo([Path.Combine(Programs!, program), .. arguments]) }; // not null: the test would skip
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
