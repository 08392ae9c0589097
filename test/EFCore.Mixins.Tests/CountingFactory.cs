using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests;

/// <summary>A pool that knows how often it was asked, and whether all of its contexts have come back.</summary>
internal sealed class CountingFactory<TContext>(DbContextOptions<TContext> options) : IDbContextFactory<TContext>
    where TContext : DbContext
{
    private readonly PooledDbContextFactory<TContext> pool = new(options);
    private readonly List<TContext> handedOut = [];

    /// <summary>How many contexts were asked for.</summary>
    public int Created => handedOut.Count;

    public TContext CreateDbContext()
    {
        var context = pool.CreateDbContext();
        lock (handedOut)
            handedOut.Add(context);
        return context;
    }

    /// <summary>How many contexts are not back in the pool.</summary>
    public int CountMissing()
    {
        var known = handedOut.Distinct().ToList();
        var inPool = known.Select(_ => pool.CreateDbContext()).ToList();
        inPool.ForEach(context => context.Dispose());
        return known.Except(inPool).Count();
    }
}
