using System.Net.Http.Json;
using EFCore.Mixins.Tests.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/getting-started.md, which runs.</summary>
public sealed class GettingStartedPageTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task An_existing_web_application()
    {
        await using var web = new WebApp(
            services => services.AddMixins<ShopContext>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseSqliteMixins())
                .ConfigureDbContext<ShopContext>(options => options.WithServicesOfItsOwn()),
            app =>
            {
                app.MapGet("/invoices", () => Invoice.Where(new { paid = false }).ToListAsync());
                app.MapGet("/count", (ShopContext db) => db.Invoices.CountAsync());
            });
        await using (var scope = web.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
            await db.Database.EnsureCreatedAsync();
            db.Add(new Invoice { Customer = "Ana" });
            await db.SaveChangesAsync();
        }

        using var client = web.CreateClient();
        Assert.Equal("Ana", Assert.Single(await client.GetFromJsonAsync<Invoice[]>("/invoices") ?? []).Customer);
        Assert.Equal(1, await client.GetFromJsonAsync<int>("/count"));
    }
}
