using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Servers that crash and connections that break: no row is lost, and none is written twice.</summary>
public abstract class FaultSpecs(OwnServer server) : ProxySpecs(server)
{
    public static MatrixTheoryData<string, bool> CallsAfterLoss { get; } = new(
        ["save", "save without savepoint", "query", "query of EF", "find", "bulk update", "SQL", "unit", "nothing"],
        [true, false]);

    [Fact]
    public virtual async Task A_server_that_crashes_in_a_unit_keeps_nothing_of_it()
    {
        await AddAsync("Zoe");
        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await Server.KillAsync();
                await AddAsync("Bill");
            },
            cancellationToken: Token));

        Assert.False(error.IsInDoubt);
        Assert.Equal(
            "Nothing was saved: the connection to the database was lost or could not be opened. " +
            "Run the whole work again, by an execution strategy that retries or by hand.",
            error.Message);
        await Server.StartAsync();
        Assert.Equal(["Zoe"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_server_that_is_down_is_a_lost_connection_to_every_call()
    {
        var user = await AddAsync("Ana");
        await Server.KillAsync();

        Assert.False((await Assert.ThrowsAsync<ConnectionLostException>(() => User.FindAsync(user.Id, Token))).IsInDoubt);
        await Assert.ThrowsAsync<ConnectionLostException>(() => User.AllAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => User.FirstOrDefaultAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => User.Select().CountAsync(Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => user.RefreshAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => user.UpdateAsync(new { Age = 1 }, cancellationToken: Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => User.DestroyAsync(user.Id, Token));
        await Assert.ThrowsAsync<ConnectionLostException>(() => Contexts.InTransactionAsync(() => AddAsync("Bill"), cancellationToken: Token));

        await Server.StartAsync();
        Assert.Equal("Ana", (await User.FindOrFailAsync(user.Id, Token)).Name);
    }

    [Fact]
    public virtual async Task A_unit_that_is_retried_outlives_a_crash_of_the_server()
    {
        Bind(Server.Port, retries: 5);
        var contexts = new HashSet<DbContext>();
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                contexts.Add(db);
                await AddAsync("Ana");
                if (contexts.Count == 1)
                    await RestartAsync();
                await AddAsync("Bill");
            },
            cancellationToken: Token);

        Assert.Equal(2, contexts.Count);
        Assert.Equal(["Ana", "Bill"], await NamesAsync());
    }

    [Fact]
    public virtual async Task Connections_that_broke_in_the_pool_are_replaced()
    {
        Bind(Server.Port, retries: 5);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => AddAsync($"{number}")));
        await RestartAsync();

        Assert.Equal(10, await User.Select().CountAsync(Token));
        await AddAsync("Ana");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => User.Where(new { name = "Ana" }).SingleAsync(Token)));
    }

    [Fact]
    public virtual async Task A_retry_begins_with_the_outermost_unit()
    {
        Bind(Proxy.Port, retries: 5);
        var (outer, inner) = (0, 0);
        await Contexts.InTransactionAsync(
            async () =>
            {
                outer++;
                await AddAsync("Ana");
                await Contexts.InTransactionAsync(
                    async () =>
                    {
                        await AddAsync("Bill");
                        if (++inner == 1)
                            Proxy.Arm("INSERT", isRun: false);
                        await AddAsync("Cid");
                    },
                    cancellationToken: Token);
            },
            cancellationToken: Token);

        Assert.Equal((2, 2), (outer, inner));
        Assert.Equal(["Ana", "Bill", "Cid"], await NamesAsync());
    }

    [Theory]
    [MemberData(nameof(CallsAfterLoss))]
    public virtual async Task A_unit_keeps_nothing_after_a_lost_connection_that_it_passes_over(string action, bool isNested)
    {
        Bind(Proxy.Port, retries: 0);
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                Proxy.Arm("INSERT", isRun: false);
                await Assert.ThrowsAsync<ConnectionLostException>(
                    () => isNested ? Contexts.InTransactionAsync(() => AddAsync("Bill"), cancellationToken: Token) : AddAsync("Bill"));
                await LaterCalls.RunAsync(action, db, Token);
            },
            cancellationToken: Token));

        Assert.False(Assert.IsType<ConnectionLostException>(error).IsInDoubt);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_passes_over_a_lost_connection_is_retried_as_a_whole()
    {
        Bind(Proxy.Port, retries: 5);
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                if (++attempts == 1)
                    Proxy.Arm("INSERT", isRun: false);
                await Record.ExceptionAsync(() => AddAsync("Bill"));
                await AddAsync("Cid");
            },
            cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["Ana", "Bill", "Cid"], await NamesAsync());
    }

    [Theory]
    [InlineData("RELEASE SAVEPOINT")]
    [InlineData("ROLLBACK TO")]
    [InlineData("SAVEPOINT")]
    public virtual async Task A_unit_keeps_nothing_after_a_connection_that_breaks_at_a_savepoint(string command)
    {
        Bind(Proxy.Port, retries: 0);
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(() => AddBothAsync(command, isBroken: true), cancellationToken: Token));

        Assert.False(Assert.IsType<ConnectionLostException>(error).IsInDoubt);
        Assert.Empty(await NamesAsync());
    }

    [Theory]
    [InlineData("RELEASE SAVEPOINT")]
    [InlineData("ROLLBACK TO")]
    [InlineData("SAVEPOINT")]
    public virtual async Task A_unit_is_retried_after_a_connection_that_breaks_at_a_savepoint(string command)
    {
        Bind(Proxy.Port, retries: 5);
        var attempts = 0;
        await Contexts.InTransactionAsync(() => AddBothAsync(command, isBroken: ++attempts == 1), cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["Ana", "Bill"], await NamesAsync());
    }

    private async Task AddBothAsync(string command, bool isBroken)
    {
        await AddAsync("Ana");
        if (isBroken)
            Proxy.Arm(command, isRun: false);
        if (isBroken && command is "ROLLBACK TO")
            await Record.ExceptionAsync(() => AddAsync("Ana")); // is there already, so that EF rolls back
        await Record.ExceptionAsync(() => AddAsync("Bill"));
    }

    private async Task RestartAsync()
    {
        await Server.KillAsync();
        await Server.StartAsync();
    }
}
