[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace EFCore.Mixins.Testing.MSTest;

[TestClass]
public sealed class InvoiceTests
{
    private readonly TestDatabase<ShopContext> database = TestDatabase.Sqlite<ShopContext>(
        (options, database) => options.UseSqlite(database).UseSqliteMixins());

    [TestCleanup]
    public async Task CleanUp() => await database.DisposeAsync();

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public async Task A_test_sees_its_own_rows(int round)
    {
        await Invoice.CreateAsync(new { Customer = $"{round}" });

        CollectionAssert.AreEqual(new[] { $"{round}" }, await Invoice.Select().Select(invoice => invoice.Customer).ToListAsync());
    }
}
