using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of the READMEs of the packages, which runs.</summary>
public sealed class PackageReadmeTests
{
    [Fact]
    public void A_host_on_the_core_alone()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMixins<ShopContext>(options => options.UseSqlite("Data Source=shop.db").UseMixins());
        builder.Services.ConfigureDbContext<ShopContext>(options => options.WithServicesOfItsOwn());

        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<IDbContextFactory<ShopContext>>());
    }

    [Fact]
    public async Task Create_and_filter()
    {
        await using var db = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite("Data Source=:memory:").UseSqliteMixins().Options);
        await db.Database.OpenConnectionAsync();
        await db.Database.EnsureCreatedAsync();
        using var ambient = Contexts.Use(db);

        var invoice = await Invoice.CreateAsync(new { Customer = "Ana" });
        var unpaid = await Invoice.Where(new { paid = false, customer__startswith = "A" }).ToListAsync();

        Assert.Same(invoice, Assert.Single(unpaid));
    }
}
