using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>A primary that is written to, and its hot standby that is read from.</summary>
public sealed class StandbyPostgreSqlTests : IAsyncLifetime
{
    private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private PostgreSqlProcess? primary;
    private PostgreSqlProcess? standby;
    private NpgsqlDataSource? writer;
    private NpgsqlDataSource? reader;

    /// <summary>Ends a test that hangs.</summary>
    private CancellationToken Token => limit.Token;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<StandbyContext>(null);
        limit.Dispose();
        foreach (var one in new IAsyncDisposable?[] { writer, reader, standby, primary })
            await (one?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Reads_go_to_the_standby_and_writes_to_the_primary()
    {
        Assert.True(await IsOnStandbyAsync());
        var letter = await Letter.CreateAsync(new { Text = "Ana" }, cancellationToken: Token);

        Assert.Equal("Ana", (await Letter.FindOrFailAsync(letter.Id, Token)).Text);
        Assert.False(await IsOnStandbyAsync());

        await CatchUpAsync();
        using (Contexts.BeginFlow())
        {
            Assert.True(await IsOnStandbyAsync());
            Assert.Equal("Ana", (await Letter.FindOrFailAsync(letter.Id, Token)).Text);
            await Contexts.InTransactionAsync(async () => Assert.False(await IsOnStandbyAsync()), cancellationToken: Token);
            Assert.False(await IsOnStandbyAsync());
        }
    }

    [Fact]
    public async Task What_was_written_is_read_in_its_flow_though_the_standby_has_it_not()
    {
        await PauseAsync("SELECT pg_wal_replay_pause()");
        using (Contexts.BeginFlow())
        {
            await RegisterAsync("Ana");
            Assert.Equal(1, await Letter.Where(new { text = "Ana" }).CountAsync(Token));
        }

        using (Contexts.BeginFlow())
            Assert.Equal(0, await Letter.Where(new { text = "Ana" }).CountAsync(Token));
        await PauseAsync("SELECT pg_wal_replay_resume()");

        async Task RegisterAsync(string text) => await Letter.CreateAsync(new { Text = text }, cancellationToken: Token);
    }

    [Fact]
    public async Task A_write_on_the_standby_is_refused()
    {
        await using var db = new StandbyContext(Options(reader));
        const string message =
            "The changes were not saved: the database that the context is connected to, or its transaction, is read-only. " +
            "Pass or make ambient a context of the writing factory; the reading one is the second that 'Contexts.SetFactory' takes.";

        var error = await Assert.ThrowsAsync<ReadOnlyDatabaseException>(() => Letter.CreateAsync(new { Text = "Ana" }, context: db, cancellationToken: Token));
        Assert.Equal(message, error.Message);
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, Assert.IsType<PostgresException>(error.InnerException).SqlState);
        await Assert.ThrowsAsync<ReadOnlyDatabaseException>(() => Letter.DestroyAsync(1, context: db, cancellationToken: Token));
        await Assert.ThrowsAsync<ReadOnlyDatabaseException>(() => Letter.Select().On(db).ExecuteDeleteAsync(Token));
        db.Add(new Letter { Text = "Bill" });
        await Assert.ThrowsAsync<ReadOnlyDatabaseException>(() => db.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Reads_fail_while_the_standby_is_down_and_writes_do_not()
    {
        await standby!.KillAsync(); // set before each test

        await Assert.ThrowsAsync<ConnectionLostException>(() => Letter.AllAsync(cancellationToken: Token));
        await Letter.CreateAsync(new { Text = "Ana" }, cancellationToken: Token);
        Assert.Single(await Letter.AllAsync(cancellationToken: Token));

        await standby.StartAsync();
        await CatchUpAsync();
        using (Contexts.BeginFlow())
            Assert.Single(await Letter.AllAsync(cancellationToken: Token));
    }

    private async Task StartAsync()
    {
        primary = await PostgreSqlProcess.CreateAsync();
        await primary.StartAsync();
        standby = await primary.CreateStandbyAsync();
        await standby.StartAsync();
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        writer = NpgsqlDataSource.Create(primary.ConnectionString);
        reader = NpgsqlDataSource.Create(standby.ConnectionString);
        Contexts.SetFactory(Factory(writer), Factory(reader));
        await using var db = await Factory(writer).CreateDbContextAsync(Token);
        await db.Database.EnsureCreatedAsync(Token);
        await CatchUpAsync();
    }

    private static PooledDbContextFactory<StandbyContext> Factory(NpgsqlDataSource source) => new(Options(source));

    private static DbContextOptions<StandbyContext> Options(NpgsqlDataSource? source)
        => new DbContextOptionsBuilder<StandbyContext>().UseNpgsql(source!).UsePostgreSqlMixins().Options; // set before each test

    private Task<bool> IsOnStandbyAsync()
        => ServerState.Select().Select(state => state.IsStandby).SingleAsync(Token);

    /// <summary>Waits until the standby has all that the primary has.</summary>
    private async Task CatchUpAsync()
    {
        var position = await ScalarAsync(writer, "SELECT pg_current_wal_lsn()::text");
        var waited = Stopwatch.StartNew();
        while (await ScalarAsync(reader, $"SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn") is not true)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "The standby does not follow.");
            await Task.Delay(20, Token);
        }
    }

    private Task<object?> PauseAsync(string sql) => ScalarAsync(reader, sql);

    private async Task<object?> ScalarAsync(NpgsqlDataSource? source, string sql)
    {
        await using var command = source!.CreateCommand(sql); // set before each test
        return await command.ExecuteScalarAsync(Token);
    }

    private sealed class Letter : IAllFeaturesMixin
    {
        public int Id { get; set; }
        public required string Text { get; set; }
    }

    private sealed class ServerState : IQueryMixin
    {
        public bool IsStandby { get; set; }
    }

    private sealed class StandbyContext(DbContextOptions<StandbyContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Letter>();
            modelBuilder.Entity<ServerState>().HasNoKey().ToSqlQuery("""SELECT pg_is_in_recovery() AS "IsStandby" """);
        }
    }
}
