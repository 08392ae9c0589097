namespace EFCore.Mixins.Testing.Tests.MySql;

/// <summary>Transactions that are rolled back, and databases of their own, on the server that MIXINS_TEST_MYSQL names.</summary>
public sealed partial class MySqlTests
{
    private static readonly string Server = Environment.GetEnvironmentVariable("MIXINS_TEST_MYSQL") ?? "";

    public MySqlTests() => Assert.SkipUnless(Server.Length > 0, "There is no MySQL here: set MIXINS_TEST_MYSQL to a connection string.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transactions_in_parallel_are_rolled_back()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(async () =>
        {
            await using var test = TestDatabase.InTransaction<ShopContext>(Server, Configure, Seed);
            await Contexts.InTransactionAsync(() => Invoice.CreateAsync(new { Customer = $"{number}" }, cancellationToken: Token), cancellationToken: Token);
            Assert.Equal(["seeded", $"{number}"], await Invoice.Select().OrderBy(invoice => invoice.Id).Select(invoice => invoice.Customer).ToListAsync(Token));
        })));
    }

    [Fact]
    public async Task A_test_has_a_database_of_its_own()
    {
        for (var round = 0; round < 2; round++)
        {
            await using var database = TestDatabase.OnServer<ShopContext>(Server, Configure, Seed);
            await Invoice.CreateAsync(new { Customer = "Ana" }, cancellationToken: Token);
            Assert.Equal(2, await Invoice.Select().CountAsync(Token));
        }
    }

    private static void Seed(ShopContext db) => db.Add(new Invoice { Customer = "seeded" });
}
