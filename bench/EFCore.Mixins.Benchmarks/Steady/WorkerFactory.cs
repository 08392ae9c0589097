using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Steady;

/// <summary>Opens contexts on the database of the worker that asks: a connection of SQLite serves one thread at a time.</summary>
internal sealed class WorkerFactory : IDbContextFactory<BlogContext>
{
    private readonly AsyncLocal<BlogDatabase?> current = new();

    /// <summary>Sets the database of the flow that calls.</summary>
    public void Use(BlogDatabase database) => current.Value = database;

    public BlogContext CreateDbContext() => Database.Mixed.CreateDbContext();

    public Task<BlogContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => Database.Mixed.CreateDbContextAsync(cancellationToken);

    private BlogDatabase Database => current.Value ?? throw new InvalidOperationException("The worker has no database. Call 'Use' first.");
}
