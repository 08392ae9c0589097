using System.Net.Sockets;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The calls that <c>RetryOnFailure</c> retries, and those that it does not.</summary>
public abstract class RetrySpecs(OwnServer server) : ProxySpecs(server)
{
    public static MatrixTheoryData<string, bool> Writes { get; } = new(["INSERT", "UPDATE", "DELETE"], [true, false]);

    protected override DbContextOptionsBuilder<SpecContext> Options(int port, int retries) => RetryingOptions(port, retries);

    [Fact]
    public virtual async Task A_unit_outlives_a_crash_of_the_server()
    {
        Bind(Server.Port, retries: 10);
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                if (++attempts == 1)
                {
                    await Server.KillAsync();
                    await Server.StartAsync();
                }

                await AddAsync("Bill");
            },
            cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["Ana", "Bill"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_query_that_is_cut_off_runs_again()
    {
        await AddAsync("Ana");
        Bind(Proxy.Port, retries: 5);
        await using var db = new SpecContext(Options(Proxy.Port, retries: 5).Options);
        foreach (var isRun in new[] { true, false })
        {
            Proxy.Arm("SELECT", isRun);
            Assert.Equal(1, await User.Select().CountAsync(Token));
            Proxy.Arm("SELECT", isRun);
            Assert.Single(await User.AllAsync(cancellationToken: Token));
            Proxy.Arm("SELECT", isRun);
            Assert.Single(await db.Users.AsNoTracking().ToListAsync(Token));
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public virtual async Task A_single_write_that_is_not_answered_is_in_doubt_and_not_sent_again(string command, bool isRun)
    {
        var user = await AddAsync("Ana");
        await User.Select().ExecuteUpdateAsync(set => set.SetProperty(one => one.Age, 1), Token);
        Bind(Proxy.Port, retries: 5);
        Proxy.Arm(command, isRun);

        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => command switch
        {
            "INSERT" => AddAsync("Bill"),
            "UPDATE" => User.Select().ExecuteUpdateAsync(set => set.SetProperty(one => one.Age, one => one.Age + 1), Token),
            _ => User.DestroyAsync(user.Id, Token),
        });

        Assert.True(error.IsInDoubt);
        Assert.Equal(
            (command, isRun) switch
            {
                ("INSERT", true) when Server.KeepsInserts => ["Ana 1", "Bill "],
                ("UPDATE", true) => ["Ana 2"],
                ("DELETE", true) => [],
                _ => ["Ana 1"],
            },
            await RowsAsync());
    }

    [Fact]
    public virtual async Task Single_writes_and_units_wait_for_a_server_that_is_down()
    {
        Bind(Server.Port, retries: 100);
        await AddAsync("Ana");
        await StopAsync();
        Task[] calls =
        [
            Task.Run(() => AddAsync("Bill")),
            Task.Run(() => Contexts.InTransactionAsync(() => AddAsync("Cid"), cancellationToken: Token)),
            Task.Run(() => User.Where(new { name = "Ana" }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 7), Token)),
            Task.Run(() => User.FirstOrDefaultAsync(cancellationToken: Token)),
        ];
        await Task.Delay(500, Token);
        await Server.StartAsync();
        await Task.WhenAll(calls);

        Assert.Equal(["Ana", "Bill", "Cid"], await NamesAsync());
        Assert.Equal(7, (await User.Where(new { name = "Ana" }).SingleAsync(Token)).Age);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public virtual async Task A_server_that_stays_down_is_a_lost_connection_and_not_in_doubt(int retries)
    {
        Bind(Server.Port, retries);
        await StopAsync();

        Assert.False((await Assert.ThrowsAsync<ConnectionLostException>(() => AddAsync("Ana"))).IsInDoubt);
        Assert.False((await Assert.ThrowsAsync<ConnectionLostException>(() => User.DestroyAsync(1, Token))).IsInDoubt);
        Assert.False(
            (await Assert.ThrowsAsync<ConnectionLostException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token))).IsInDoubt);
        await Server.StartAsync();
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task An_error_of_the_network_in_the_work_itself_is_not_one_of_the_database()
    {
        Bind(Server.Port, retries: 5);
        var attempts = 0;
        await Assert.ThrowsAsync<SocketException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                attempts++;
                await AddAsync("Ana");
                throw new SocketException((int)SocketError.ConnectionReset);
            },
            cancellationToken: Token));

        Assert.Equal(1, attempts);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task Cancellation_ends_the_retries()
    {
        Bind(Server.Port, retries: 1000);
        await StopAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = User.CreateAsync(new { Name = "Ana" }, cancellationToken: source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Server.StartAsync();
        Assert.Empty(await NamesAsync());
    }

    /// <summary>Terminates the server and clears the connection pools: the outcome of a command on a broken connection is in doubt.</summary>
    private async Task StopAsync()
    {
        await User.Select().CountAsync(Token); // EF builds the model, for which a context may query its server
        await Server.KillAsync();
        Server.ClearPools();
    }

    private async Task<List<string>> RowsAsync()
    {
        await using var context = new SpecContext(Server.Options(Server.Port, retries: 0).Options);
        var rows = await context.Users.OrderBy(user => user.Name).ToListAsync(Token);
        return [.. rows.Select(user => $"{user.Name} {user.Age}")];
    }
}
