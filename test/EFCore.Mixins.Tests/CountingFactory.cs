using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests;

/// <summary>A pool of one context: it shows that each context comes back to it, and counts how often one was asked for.</summary>
internal sealed class CountingFactory<TContext>(DbContextOptions<TContext> options) : IDbContextFactory<TContext>
    where TContext : DbContext
{
    private readonly PooledDbContextFactory<TContext> pool = new(options);
    private int created;

    /// <summary>How many contexts were asked for.</summary>
    public int Created => created;

    /// <summary>The contexts handed out, in order.</summary>
    public List<TContext> Contexts { get; } = [];

    public TContext CreateDbContext()
    {
        Interlocked.Increment(ref created);
        var context = pool.CreateDbContext();
        lock (Contexts)
            Contexts.Add(context);
        return context;
    }
}
