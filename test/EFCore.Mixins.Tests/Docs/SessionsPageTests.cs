using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/sessions.md, readers.md, units-of-work.md, lost-connections.md and statements.md, which runs.</summary>
public sealed class SessionsPageTests : IAsyncLifetime
{
    private readonly string file = Path.GetTempFileName();
    private DbContextOptions<ShopContext> options = null!;

    public async ValueTask InitializeAsync()
    {
        options = new DbContextOptionsBuilder<ShopContext>().UseSqlite($"Data Source={file};Pooling=False").UseSqliteMixins().Options;
        await using var db = new ShopContext(options);
        await db.Database.EnsureCreatedAsync();
        Contexts.SetFactory(new PooledDbContextFactory<ShopContext>(options));
    }

    public ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ShopContext>(null);
        Session.SetContextFactory<Invoice, ShopContext>(null);
        File.Delete(file);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Bind_a_factory()
    {
        var archive = new PooledDbContextFactory<ShopContext>(options);
        Contexts.SetFactory(new PooledDbContextFactory<ShopContext>(options));
        Invoice.SetContextFactory(archive);

        Assert.NotNull(Invoice.Select());
    }

    [Fact]
    public async Task Read_from_a_factory_of_its_own()
    {
        var writing = new PooledDbContextFactory<ShopContext>(options);
        var reading = new PooledDbContextFactory<ShopContext>(options);
        Contexts.SetFactory(writing, reading);
        var id = (await Invoice.CreateAsync(new { Customer = "Ana" })).Id;

        using (Contexts.BeginFlow())
        {
            await PayAsync(id);
            var invoice = await Invoice.FindOrFailAsync(id);
            Assert.True(invoice.Paid);
        }

        using (Contexts.BeginFlow(readsFromWriter: true))
        {
            var unpaid = await Invoice.Where(new { paid = false }).CountAsync();
            Assert.Equal(0, unpaid);
        }

        static async Task PayAsync(int id) => await Invoice.Where(new { id }).ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.Paid, true));
    }

    [Fact]
    public void Bind_a_reader_in_a_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(
            options => options.UseSqlite("Data Source=shop.db").UseSqliteMixins(),
            reader => reader.UseSqlite("Data Source=copy.db").UseSqliteMixins());

        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredKeyedService<IDbContextFactory<ShopContext>>(MixinsServiceExtensions.ReaderKey));
    }

    [Fact]
    public async Task Ask_whether_a_commit_took_place()
    {
        var number = Guid.NewGuid();
        await Contexts.InTransactionAsync(
            () => Invoice.CreateAsync(new { Customer = $"Ana, {number}" }),
            verifySucceeded: () => Invoice.Where(new { customer__endswith = $"{number}" }).AnyAsync());
        Assert.Equal(1, await Invoice.Select().CountAsync());
    }

    [Fact]
    public void Bind_in_a_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(options => options.UseSqlite("Data Source=shop.db").UseSqliteMixins());

        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<IDbContextFactory<ShopContext>>());
    }

    [Fact]
    public async Task Make_a_context_ambient()
    {
        await using var db = new ShopContext(options);
        using (Contexts.Use(db))
        {
            var count = await Invoice.Select().CountAsync();
            Assert.Equal(0, count);
        }

        await using var scope = await Invoice.OpenScopeAsync();
        scope.Context.Add(new Invoice { Customer = "Ana" });
        await scope.Context.SaveChangesAsync();
        Assert.True(scope.IsOwned);
    }

    [Fact]
    public async Task Run_a_unit_of_work()
    {
        var id = await Contexts.InTransactionAsync(async (ShopContext db) =>
        {
            var invoice = new Invoice { Customer = "Ana" };
            db.Add(invoice);
            await db.SaveChangesAsync();
            await Invoice.Select().Where(row => row.Customer == "Bill").ExecuteDeleteAsync();
            return invoice.Id;
        });
        Assert.Equal(id, await Invoice.Select().Select(invoice => invoice.Id).SingleAsync());
    }

    [Fact]
    public async Task Build_a_statement_and_run_it_later()
    {
        await using var db = new ShopContext(options);
        db.Add(new Invoice { Customer = "Ana" });
        await db.SaveChangesAsync();

        var unpaid = Invoice.Select().Where(invoice => !invoice.Paid);
        var debtors = unpaid.Select(invoice => invoice.Customer);
        var all = await Invoice.Select().Where(invoice => debtors.Contains(invoice.Customer)).ToListAsync();
        var here = debtors.On(db);
        var same = await db.Invoices.Where(invoice => here.Contains(invoice.Customer)).ToListAsync();
        var rows = await unpaid.OrderBy(invoice => invoice.Id).AsNoTracking().ToListAsync();
        var paid = await unpaid.ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.Paid, true));
        await foreach (var invoice in Invoice.ScalarsAsync(unpaid))
            Console.WriteLine(invoice.Customer);
        var name = "Ana";
        var changed = await Invoice.ExecuteAsync($"UPDATE Invoices SET Paid = 1 WHERE Customer = {name}");

        Assert.Equal((1, 1, 1, 1, 1), (all.Count, same.Count, rows.Count, paid, changed));
    }
}
