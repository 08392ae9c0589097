#pragma warning disable xUnit1051 // the code of the page is shown without the test's token

namespace EFCore.Mixins.Testing.Tests;

public sealed class InvoiceTests : IAsyncDisposable
{
    private readonly TestDatabase<ShopContext> database = TestDatabase.Sqlite<ShopContext>(
        (options, database) => options.UseSqlite(database).UseSqliteMixins());

    [Fact]
    public async Task A_new_invoice_is_unpaid()
    {
        var invoice = await Invoice.CreateAsync(new { Customer = "Ana" });

        Assert.Equal([invoice.Id], await Invoice.Where(new { paid = false }).Select(row => row.Id).ToListAsync());
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
