namespace EFCore.Mixins.Testing.Tests;

/// <summary>Runs in parallel with the other class of its kind; each test sees only its own rows.</summary>
public sealed class SecondParallelTests : IAsyncLifetime
{
    private readonly TestDatabase<ShopContext> database = Databases.NewSqlite();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Invoice.CreateAsync(new { Customer = "Second" }, cancellationToken: Token);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task A_test_sees_its_own_rows(int round)
    {
        await Invoice.CreateAsync(new { Customer = $"Second {round}" }, cancellationToken: Token);

        Assert.Equal(
            ["Second", $"Second {round}"],
            await Invoice.Select().OrderBy(invoice => invoice.Id).Select(invoice => invoice.Customer).ToListAsync(Token));
    }

    public static TheoryData<int> Rounds { get; } = [.. Enumerable.Range(0, 25)];
}
