using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Testing;

/// <summary>A database of one test. Its factory is ambient in the flow that created it, until it is disposed and the database is gone.</summary>
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

    /// <summary>Opens a context of the test's own, beside those of the library.</summary>
    public TContext CreateDbContext() => factory.CreateDbContext();

    /// <summary>Drops the database. What is still open on it may fail.</summary>
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

    /// <param name="schema">The schema and the rows that it starts with.</param>
    /// <param name="database">The connection string.</param>
    /// <param name="keepsOpen">Whether the database lasts as long as a connection to it.</param>
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
