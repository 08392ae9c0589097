using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EFCore.Mixins.Testing.Tests;

public sealed class SqliteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_begins_with_the_rows_of_its_seed_and_nothing_tracked()
    {
        await using var database = Databases.NewSqlite(db => db.Add(new Invoice { Customer = "seeded" }));

        Assert.Equal("seeded", (await Invoice.FirstOrDefaultAsync(cancellationToken: Token))?.Customer);
        await using var own = database.CreateDbContext();
        Assert.Empty(own.ChangeTracker.Entries());
        Assert.Equal(1, await own.Invoices.CountAsync(Token));
    }

    [Fact]
    public async Task A_database_ends_with_its_test()
    {
        var database = Databases.NewSqlite();
        await Invoice.CreateAsync(new { Customer = "Ana" }, cancellationToken: Token);
        await database.DisposeAsync();
        await database.DisposeAsync();
        database.Dispose();

        Assert.Throws<NoContextException>(() => Invoice.Select());
        await using var next = Databases.NewSqlite();
        Assert.Equal(0, await Invoice.Select().CountAsync(Token));
    }

    [Fact]
    public async Task Another_context_sees_what_was_committed_and_waits_for_what_was_not()
    {
        await using var database = TestDatabase.Sqlite<ShopContext>(
            (options, database) => options.UseSqlite($"{database};Default Timeout=1").UseSqliteMixins());
        await Contexts.InTransactionAsync(async () =>
        {
            await Invoice.CreateAsync(new { Customer = "Ana" }, cancellationToken: Token);
            await using var other = database.CreateDbContext();
            using (Contexts.Use(other))
                await Assert.ThrowsAsync<DatabaseBusyException>(() => Invoice.Select().CountAsync(Token));
        }, cancellationToken: Token);

        await using var later = database.CreateDbContext();
        Assert.Equal(1, await later.Invoices.CountAsync(Token));
    }

    [Fact]
    public async Task Constraints_hold()
    {
        await using var database = Databases.NewSqlite();
        await Invoice.CreateAsync(new { Id = 1, Customer = "Ana" }, cancellationToken: Token);

        await Assert.ThrowsAsync<AlreadyExistsException>(() => Invoice.CreateAsync(new { Id = 1, Customer = "Bill" }, cancellationToken: Token));
    }

    [Fact]
    public async Task Flows_in_parallel_have_databases_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(async () =>
        {
            await using var database = Databases.NewSqlite();
            for (var count = 1; count <= number; count++)
            {
                await Invoice.CreateAsync(new { Customer = $"{number}" }, cancellationToken: Token);
                Assert.Equal(count, await Invoice.Where(new { customer = $"{number}" }).CountAsync(Token));
            }

            Assert.Equal(number, await Invoice.Select().CountAsync(Token));
        })));
    }

    [Fact]
    public async Task An_application_under_test_uses_the_database_of_the_test()
    {
        await using var database = Databases.NewSqlite(db => db.Add(new Invoice { Customer = "Ana" }));
        await using var factory = new App();
        await using var app = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.UseTestDatabase(database)));
        using var client = app.CreateClient();

        Assert.Equal(["Ana"], await client.GetFromJsonAsync<string[]>("/", Token) ?? []);
    }

    private sealed class App : WebApplicationFactory<App>
    {
        protected override IHostBuilder CreateHostBuilder()
            => new HostBuilder().ConfigureWebHost(web => web
                .ConfigureServices(
                    services => services.AddRouting().AddMixins<ShopContext>(options => options.UseSqlite("Data Source=nowhere/shop.db").UseSqliteMixins()))
                .Configure(app => app.UseRouting()
                    .UseEndpoints(endpoints => endpoints.MapGet("/", () => Invoice.Select().Select(invoice => invoice.Customer).ToListAsync()))));

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseContentRoot(AppContext.BaseDirectory);
    }
}
