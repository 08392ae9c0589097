using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Testing;

/// <summary>The database of one test. Its factory is ambient in the flow that created it. Dispose drops the database.</summary>
public sealed class TestDatabase<TContext> : IDbContextFactory<TContext>, IDisposable, IAsyncDisposable
    where TContext : DbContext
{
    private readonly PooledDbContextFactory<TContext> factory;
    private readonly TContext owner;
    private readonly IDisposable ambient;
    private readonly bool keepsOpen;
    private bool disposed;

    private TestDatabase(DbContextOptions<TContext> options, TContext owner, bool keepsOpen)
    {
        Options = options;
        this.owner = owner;
        this.keepsOpen = keepsOpen;
        factory = new PooledDbContextFactory<TContext>(options);
        ambient = Contexts.UseFactory(factory);
    }

    /// <summary>The options of contexts on the database.</summary>
    public DbContextOptions<TContext> Options { get; }

    /// <summary>Opens a separate context for the test.</summary>
    public TContext CreateDbContext() => factory.CreateDbContext();

    /// <summary>Drops the database. Calls on open contexts may fail.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        ambient.Dispose();
        using (owner)
        {
            if (!keepsOpen)
                owner.Database.EnsureDeleted();
        }
    }

    /// <inheritdoc cref="Dispose" />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        ambient.Dispose();
        await using (owner.ConfigureAwait(false))
        {
            if (!keepsOpen)
                await owner.Database.EnsureDeletedAsync().ConfigureAwait(false);
        }
    }

    /// <param name="schema">The schema and the initial rows.</param>
    /// <param name="database">The connection string.</param>
    /// <param name="keepsOpen">Whether the database exists only while a connection to it is open.</param>
    internal static TestDatabase<TContext> Open(TestSchema<TContext> schema, string database, bool keepsOpen)
    {
        var options = schema.Options(database);
        var owner = TestSchema<TContext>.CreateContext(options);
        try
        {
            if (keepsOpen)
                owner.Database.OpenConnection();
            schema.Create(owner);
            return new TestDatabase<TContext>(options, owner, keepsOpen);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    internal static TestDatabase<TContext> OpenCopy(TestSchema<TContext> schema, string database)
    {
        var options = schema.Options(database);
        return new TestDatabase<TContext>(options, TestSchema<TContext>.CreateContext(options), keepsOpen: false);
    }
}
