// Whose context, whose transaction: dotnet run samples/ExplicitContext.cs
#:project ../src/EFCore.Mixins.Sqlite
#:package Microsoft.EntityFrameworkCore.Sqlite

using EFCore.Mixins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

var options = new DbContextOptionsBuilder<ShopContext>()
    .UseSqlite("Data Source=shop.db").UseSqliteMixins().Options;
Contexts.SetFactory(new PooledDbContextFactory<ShopContext>(options));

await using var db = new ShopContext(options);
await db.Database.EnsureDeletedAsync();
await db.Database.EnsureCreatedAsync();

// A call without a context opens one, saves, commits and disposes it.
var ana = await Customer.CreateAsync(new { Name = "Ana", Email = "ana@example.com" });
Console.WriteLine($"{ana.Name} is customer {ana.Id}");

// A given context stays yours: the call saves in it, tracks in it, and leaves it open.
var bill = await Customer.CreateAsync(new { Name = "Bill", Email = "bill@example.com" }, context: db);
Console.WriteLine($"{bill.Name} is {db.Entry(bill).State.ToString().ToLowerInvariant()} in the given context");

// So does a transaction: what the library saves inside it is undone by your rollback.
await using (var transaction = await db.Database.BeginTransactionAsync())
{
    await bill.UpdateAsync(new { Name = "William" }, context: db);
    await Order.CreateAsync(new { Product = "Teapot", Customer = bill }, context: db);
    await transaction.RollbackAsync();
}
Console.WriteLine($"After the rollback there are {await Order.Select().CountAsync()} orders");

// An ambient context serves every call of this flow.
await using (var other = new ShopContext(options))
using (Contexts.Use(other))
{
    var same = await Customer.FindOrFailAsync(bill.Id);
    await same.UpdateAsync(new { Name = "Billy" });
    Console.WriteLine($"{same.Name} was found and saved in the ambient context: {other.ChangeTracker.Entries().Count()} tracked");
}

// A unit of work is a context and a transaction; one inside another is a savepoint.
await Contexts.InTransactionAsync(async () =>
{
    await Order.CreateAsync(new { Product = "Cup", CustomerId = ana.Id });
    try
    {
        await Contexts.InTransactionAsync(async () =>
        {
            await Order.CreateAsync(new { Product = "Saucer", CustomerId = ana.Id });
            await Customer.CreateAsync(new { Name = "Another Ana", Email = "ana@example.com" });
        });
    }
    catch (AlreadyExistsException exception)
    {
        Console.WriteLine($"{exception.EntityType?.ClrType.Name} refused, for {string.Join(", ", exception.Properties)}: {exception.GetType().Name}");
    }
    await Order.CreateAsync(new { Product = "Spoon", CustomerId = ana.Id });
});

var orders = await Order.AllAsync(Order.Query(new { customer___name = "Ana" }, orderBy: ["id"]));
Console.WriteLine($"Ana ordered: {string.Join(", ", orders.Select(order => order.Product))}");

await db.Database.EnsureDeletedAsync();

public class Customer : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public List<Order> Orders { get; } = [];
}

public class Order : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Product { get; set; }
    public int CustomerId { get; set; }
    public Customer Customer { get; set; } = null!;
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<Customer>().HasIndex(customer => customer.Email).IsUnique();
}
