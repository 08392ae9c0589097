using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of specs on the <see cref="DepotContext" />.</summary>
public abstract class DepotSpecs(Backend backend) : DatabaseSpecs(backend)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewDepot();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Token);
        Contexts.SetFactory(new PooledDbContextFactory<DepotContext>(Backend.OptionsOf<DepotContext>()));
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<DepotContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A context that the test owns.</summary>
    protected DepotContext NewDepot() => new(Backend.OptionsOf<DepotContext>());

    /// <summary>What the database holds, whatever others have read.</summary>
    protected async Task<T> StoredAsync<T>(params object[] key)
        where T : class
    {
        await using var db = NewDepot();
        return await db.Set<T>().FindAsync(key, Token) ?? throw new InvalidOperationException("There is no such row.");
    }

    protected static Task UnitAsync(Func<DepotContext, Task> work) => Contexts.InTransactionAsync(work, cancellationToken: Token);
}
