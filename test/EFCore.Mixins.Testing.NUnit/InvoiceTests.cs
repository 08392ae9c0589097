using NUnit.Framework;

namespace EFCore.Mixins.Testing.NUnit;

[Parallelizable(ParallelScope.Self)]
public sealed class InvoiceTests
{
    private TestDatabase<ShopContext> database = null!; // SetUp runs before each test

    [SetUp]
    public void SetUp() => database = TestDatabase.Sqlite<ShopContext>((options, database) => options.UseSqlite(database).UseSqliteMixins());

    [TearDown]
    public async Task TearDown() => await database.DisposeAsync();

    [Test]
    public async Task A_test_sees_its_own_rows([Range(1, 10)] int round)
    {
        await Invoice.CreateAsync(new { Customer = $"{round}" });

        Assert.That(await Invoice.Select().Select(invoice => invoice.Customer).ToListAsync(), Is.EqualTo(new[] { $"{round}" }));
    }
}
