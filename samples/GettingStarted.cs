// The new project of docs/getting-started.md, over an SQLite file that it deletes at the end: dotnet run samples/GettingStarted.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var options = new DbContextOptionsBuilder<ShopContext>().UseSqlite("Data Source=shop.db").UseSqliteMixins().Options;
Contexts.SetFactory(new PooledDbContextFactory<ShopContext>(options));

await using (var db = new ShopContext(options))
    await db.Database.EnsureCreatedAsync();

await Invoice.CreateAsync(new { Customer = "Ana" });
foreach (var invoice in await Invoice.Where(new { paid = false }).ToListAsync())
    Console.WriteLine($"{invoice.Id}: {invoice.Customer}");

await using (var db = new ShopContext(options))
    await db.Database.EnsureDeletedAsync();

public class Invoice : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Customer { get; set; }
    public bool Paid { get; set; }
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Invoice> Invoices => Set<Invoice>();
}
