using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/hosts.md and docs/tenancy.md, which runs.</summary>
public sealed class HostsPageTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task Name_the_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseSqliteMixins());
        builder.Services.ConfigureDbContext<ShopContext>(options => options.WithServicesOfItsOwn());
        using var host = builder.Build();
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContextAsync())
            await db.Database.EnsureCreatedAsync();

        using (host.Services.UseMixins())
        {
            if (!await Invoice.Select().AnyAsync())
                await Invoice.CreateAsync(new { Customer = "First customer" });
        }

        using (host.Services.UseMixins())
            await Invoice.CreateAsync(new { Customer = "Ana" });

        using (host.Services.UseMixins())
            Assert.Equal(["First customer", "Ana"], await Invoice.Select().OrderBy(invoice => invoice.Id).Select(invoice => invoice.Customer).ToListAsync());
    }

    [Fact]
    public void Stamp_the_contexts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddMixins<TenantShopContext>(options => options.UseSqlite("Data Source=shop.db").UseSqliteMixins());
        builder.Services.ConfigureDbContext<TenantShopContext>(options => options.WithServicesOfItsOwn());
        builder.Services.StampContexts<TenantShopContext>((services, db) => db.Tenant = services.GetRequiredService<Tenant>().Id);

        using var host = builder.Build();
        Assert.NotNull(host.Services.UseMixins());
    }

    [Fact]
    public async Task Work_for_a_tenant_in_the_background()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddMixins<TenantShopContext>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseSqliteMixins());
        builder.Services.ConfigureDbContext<TenantShopContext>(options => options.WithServicesOfItsOwn());
        builder.Services.StampContexts<TenantShopContext>((services, db) => db.Tenant = services.GetRequiredService<Tenant>().Id);
        using var host = builder.Build();
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<TenantShopContext>>().CreateDbContextAsync())
        {
            await db.Database.EnsureCreatedAsync();
            db.Tenant = 7;
            db.Add(new Invoice { Customer = "Ana" });
            await db.SaveChangesAsync();
        }

        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Id = 7;
        using (scope.ServiceProvider.UseMixins())
        {
            var invoices = await Invoice.AllAsync();
            Assert.Equal("Ana", Assert.Single(invoices).Customer);
            await Invoice.CreateAsync(new { Customer = "Bill" });
            await Contexts.InTransactionAsync(() => Invoice.CreateAsync(new { Customer = "Cleo" }));
            Assert.Equal(3, await Invoice.Select().CountAsync());
        }

        using (host.Services.UseMixins())
            Assert.Empty(await Invoice.AllAsync());
    }

    [Fact]
    public async Task A_database_per_tenant()
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UseSqlite($"Data Source={file};Pooling=False").UseSqliteMixins().Options;
        var factoryOfTenant = new PooledDbContextFactory<ShopContext>(options);
        await using (var db = new ShopContext(options))
            await db.Database.EnsureCreatedAsync();

        using (Contexts.UseFactory(factoryOfTenant))
            await Invoice.CreateAsync(new { Customer = "Ana" });

        await using var later = new ShopContext(options);
        Assert.Equal(1, await later.Invoices.CountAsync());
    }
}
