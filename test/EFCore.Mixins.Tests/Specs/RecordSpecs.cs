using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The base of the specs of Active Record: every statement is written down.</summary>
public abstract class RecordSpecs(Backend backend) : DatabaseSpecs(backend)
{
    protected CommandLog Log { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected DbContextOptions<SpecContext> Options { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Options = Backend.OptionsOf<SpecContext>(Log);
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(Options));
    }

    /// <summary>A context of the test's own, which shares the log.</summary>
    protected new SpecContext NewContext() => new(Options);

    /// <summary>Reads a row past the library.</summary>
    protected async Task<T?> InDatabaseAsync<T>(params object[] key)
        where T : class
    {
        await using var db = Backend.Factory.CreateDbContext();
        return await db.FindAsync<T>(key, Cancellation);
    }

    /// <summary>Counts rows past the library.</summary>
    protected async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = Backend.Factory.CreateDbContext();
        return await db.Set<T>().CountAsync(Cancellation);
    }

    /// <summary>Writes past the library.</summary>
    protected async Task ExecuteAsync(FormattableString sql)
    {
        await using var db = Backend.Factory.CreateDbContext();
        await db.Database.ExecuteSqlAsync(sql, Cancellation);
    }

    /// <summary>An order of a customer.</summary>
    protected static async Task<Order> CreateOrderAsync(Address? address = null)
    {
        var customer = await Customer.CreateAsync(new { Name = "Migros" }, cancellationToken: Cancellation);
        return await Order.CreateAsync(new { Total = new Money { Amount = 5 }, Address = address, customer }, cancellationToken: Cancellation);
    }
}
