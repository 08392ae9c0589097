namespace EFCore.Mixins.Testing.Tests.PostgreSql;

/// <summary>Databases that are copied from a template, and transactions that are rolled back, on the server that MIXINS_TEST_POSTGRES names.</summary>
public sealed class PostgreSqlTests
{
    private static readonly string Server = Environment.GetEnvironmentVariable("MIXINS_TEST_POSTGRES") ?? "";

    public PostgreSqlTests() => Assert.SkipUnless(Server.Length > 0, "There is no PostgreSQL here: set MIXINS_TEST_POSTGRES to a connection string.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flows_in_parallel_have_databases_of_their_own()
    {
        var names = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(async () =>
        {
            await using var database = TestDatabase.OnServer<ShopContext>(Server, Configure, Seed);
            await Invoice.CreateAsync(new { Customer = $"{number}" }, cancellationToken: Token);
            Assert.Equal(["seeded", $"{number}"], await Invoice.Select().OrderBy(invoice => invoice.Id).Select(invoice => invoice.Customer).ToListAsync(Token));
            await using var own = database.CreateDbContext();
            return own.Database.GetDbConnection().Database;
        })));

        Assert.Equal(8, names.Distinct().Count());
        await using var administration = new ShopContext(OptionsOf(Server));
        Assert.Equal(
            0,
            await administration.Database
                .SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_database WHERE datname = ANY({names})""")
                .SingleAsync(Token));
    }

    [Fact]
    public async Task A_transaction_is_rolled_back()
    {
        for (var round = 0; round < 2; round++)
        {
            await using var test = TestDatabase.InTransaction<ShopContext>(Server, Configure, Seed);
            await Contexts.InTransactionAsync(() => Invoice.CreateAsync(new { Customer = "Ana" }, cancellationToken: Token), cancellationToken: Token);
            Assert.Equal(2, await Invoice.Select().CountAsync(Token));
            Assert.Same(test.Context, (await Invoice.OpenScopeAsync(cancellationToken: Token)).Context);
        }
    }

    private static void Configure(DbContextOptionsBuilder<ShopContext> options, string database) => options.UseNpgsql(database).UsePostgreSqlMixins();

    private static void Seed(ShopContext db) => db.Add(new Invoice { Customer = "seeded" });

    private static DbContextOptions<ShopContext> OptionsOf(string database)
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        Configure(options, database);
        return options.Options;
    }
}
