using EFCore.Mixins.Tests.Unit;
using Microsoft.EntityFrameworkCore.Infrastructure;

#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The code of docs/timestamps.md, which runs.</summary>
public sealed class TimestampsPageTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly FixedClock clock = new();
    private PageContext db = null!;

    public async ValueTask InitializeAsync()
    {
        var options = database.Options<PageContext>();
        options.UseSqliteMixins(mixins => mixins.UseTimeProvider(clock));
        db = new PageContext(options.Options);
        await db.Database.EnsureCreatedAsync();
        Contexts.SetFactory(new PooledDbContextFactory<PageContext>(options.Options));
    }

    public async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<PageContext>(null);
        await db.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task The_page()
    {
        var page = await Page.CreateAsync(new { Text = "hello" });
        Assert.Equal(page.CreatedAt, page.UpdatedAt);
        clock.Now = clock.Now.AddMinutes(1);
        await page.UpdateAsync(new { Text = "hello, world" });
        Assert.True(page.UpdatedAt > page.CreatedAt);

        clock.Now = clock.Now.AddMinutes(1);
        await Page.Where(new { text__isnull = false }).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, "read"));
        Assert.Equal(clock.Stamp, (await Page.FindOrFailAsync(page.Id)).UpdatedAt);
        clock.Now = clock.Now.AddMinutes(1);
        await Page.Select().On(db).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, "read again"));
        Assert.Equal(clock.Stamp, (await Page.FindOrFailAsync(page.Id)).UpdatedAt);
    }
}
