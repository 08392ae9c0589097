using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of specs on a model of their own: its tables are there, and its context is bound.</summary>
public abstract class ModelSpecs<TContext>(Backend backend) : DatabaseSpecs(backend)
    where TContext : DbContext
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewModel();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<TContext>(Options()));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<TContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The options of its contexts.</summary>
    protected virtual DbContextOptions<TContext> Options() => Backend.OptionsOf<TContext>();

    /// <summary>A context of the model that the test owns.</summary>
    protected TContext NewModel()
        // every context of the tests has such a constructor
        => (TContext)Activator.CreateInstance(typeof(TContext), Options())!;

    /// <summary>What the database holds, whatever others have read.</summary>
    protected async Task<T> StoredAsync<T>(params object[] key)
        where T : class
    {
        await using var db = NewModel();
        return await db.Set<T>().FindAsync(key, Token) ?? throw new InvalidOperationException("There is no such row.");
    }

    protected static Task UnitAsync(Func<TContext, Task> work) => Contexts.InTransactionAsync(work, cancellationToken: Token);
}
