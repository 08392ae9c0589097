using System.Data.Common;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Servers;

/// <summary>A database server of the tests' own, which they may kill: one fixture per database. It starts when a test first asks for it.</summary>
public abstract class OwnServer : IAsyncLifetime
{
    /// <summary>How many connections the pools of <see cref="Options"/> hold.</summary>
    public const int PoolSize = 20;

    private bool hasSchema;

    /// <summary>Where the server listens, on the loopback.</summary>
    public abstract int Port { get; }

    /// <summary>The code of a deadlock.</summary>
    public abstract string Deadlock { get; }

    /// <summary>The code of a conflict between transactions that are serializable.</summary>
    public abstract string SerializationFailure { get; }

    /// <summary>A statement that takes ten seconds.</summary>
    public abstract string Sleep { get; }

    /// <summary>Whether an INSERT that ran, and was not answered, is kept: a provider may send it in a transaction.</summary>
    public virtual bool KeepsInserts => true;

    /// <summary>Starts the server; after a crash, with the data that it had committed. Skips the test where it is not installed.</summary>
    public abstract Task StartAsync();

    /// <summary>Ends the server as a crash does.</summary>
    public abstract Task KillAsync();

    /// <summary>
    ///     The options of contexts on the server, or on a proxy that listens on <paramref name="port"/>. The provider's strategy retries, where it is to.
    /// </summary>
    public abstract DbContextOptionsBuilder<SpecContext> Options(int port, int retries);

    /// <summary>The code in an error of the driver.</summary>
    public abstract string? CodeOf(DbException exception);

    /// <summary>Closes the connections that no test uses now.</summary>
    public abstract void ClearPools();

    /// <summary>How many connections the server has now, beside the one that asks.</summary>
    public abstract Task<long> CountConnectionsAsync();

    /// <summary>Starts the server unless it runs, with the schema and without users.</summary>
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

    /// <summary>Waits until deleted rows lock nothing any more.</summary>
    protected virtual Task ForgetDeletedRowsAsync(SpecContext context) => Task.CompletedTask;
}
