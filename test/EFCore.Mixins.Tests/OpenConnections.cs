using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests;

/// <summary>Counts the connections and the transactions that are open.</summary>
internal sealed class OpenConnections : DbConnectionInterceptor
{
    private int open;
    private int opened;

    /// <summary>How many connections are open now.</summary>
    public int Open => open;

    /// <summary>How many connections were opened.</summary>
    public int Opened => opened;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Add();

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Add();
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Interlocked.Decrement(ref open);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }

    private void Add()
    {
        Interlocked.Increment(ref open);
        Interlocked.Increment(ref opened);
    }
}
