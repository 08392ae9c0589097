using System.Data.Common;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>A database server that only the tests use and may kill: one fixture per database. It is started on first use.</summary>
public abstract class OwnServer : IAsyncLifetime
{
    /// <summary>The size of the connection pools of <see cref="Options"/>.</summary>
    public const int PoolSize = 20;

    private bool hasSchema;

    /// <summary>The port of the server on the loopback address.</summary>
    public abstract int Port { get; }

    /// <summary>The code of a deadlock.</summary>
    public abstract string Deadlock { get; }

    /// <summary>The code of a conflict between transactions that are serializable.</summary>
    public abstract string SerializationFailure { get; }

    /// <summary>A statement that takes ten seconds.</summary>
    public abstract string Sleep { get; }

    /// <summary>Whether an INSERT that ran without a response is kept: a provider may send it in a transaction.</summary>
    public virtual bool KeepsInserts => true;

    /// <summary>Starts the server; after a crash, with the committed data. Skips the test if it is not installed.</summary>
    public abstract Task StartAsync();

    /// <summary>Terminates the server like a crash.</summary>
    public abstract Task KillAsync();

    /// <summary>
    ///     The options of contexts on the server, or on a proxy that listens on <paramref name="port"/>, with the number of retries of the provider's
    ///     strategy.
    /// </summary>
    public abstract DbContextOptionsBuilder<SpecContext> Options(int port, int retries);

    /// <summary>The code in an error of the driver.</summary>
    public abstract string? CodeOf(DbException exception);

    /// <summary>Closes the connections that no test uses now.</summary>
    public abstract void ClearPools();

    /// <summary>The current number of connections of the server, without the one that queries it.</summary>
    public abstract Task<long> CountConnectionsAsync();

    /// <summary>Starts the server unless it is running, with the schema and without users.</summary>
    public async Task ResetAsync()
    {
        ClearPools();
        await StartAsync();
        await using var context = new SpecContext(Options(Port, retries: 0).Options);
        if (!hasSchema)
            await context.Database.EnsureCreatedAsync();
        hasSchema = true;
        await context.Users.ExecuteDeleteAsync();
        await ForgetDeletedRowsAsync(context);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public abstract ValueTask DisposeAsync();

    /// <summary>Waits until the locks of deleted rows are released.</summary>
    protected virtual Task ForgetDeletedRowsAsync(SpecContext context) => Task.CompletedTask;
}
