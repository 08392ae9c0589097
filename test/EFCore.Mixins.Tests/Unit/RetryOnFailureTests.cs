using EFCore.Mixins.Retrying;
using EFCore.Mixins.Tests.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The strategy of <c>RetryOnFailure</c>: the options that set it, and a database file that another connection locks.</summary>
public sealed class RetryOnFailureTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public static TheoryData<string, Action<DbContextOptionsBuilder>, Type> Orders { get; } = new()
    {
        { "provider first", options => options.UseSqlite().UseSqliteMixins(mixins => mixins.RetryOnFailure()), typeof(TransientErrorStrategy) },
        { "provider last", options => options.UseSqliteMixins(mixins => mixins.RetryOnFailure()).UseSqlite(), typeof(TransientErrorStrategy) },
        { "later call", options => options.UseMixins().UseSqlite().UseMixins(mixins => mixins.RetryOnFailure()).UseMixins(), typeof(TransientErrorStrategy) },
        {
            "own strategy",
            options => options.UseSqliteMixins(mixins => mixins.RetryOnFailure()).UseSqlite(sqlite => sqlite.ExecutionStrategy(Own)),
            typeof(RetryingStrategy)
        },
        {
            "own strategy, provider first",
            options => options.UseSqlite(sqlite => sqlite.ExecutionStrategy(Own)).UseMixins(mixins => mixins.RetryOnFailure()),
            typeof(RetryingStrategy)
        },
        { "no retries", options => options.UseSqlite().UseSqliteMixins(), typeof(NonRetryingExecutionStrategy) },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public void The_strategy_is_there_whatever_the_order_of_the_calls(string order, Action<DbContextOptionsBuilder> configure, Type expected)
    {
        var options = new DbContextOptionsBuilder<SpecContext>();
        configure(options);
        using var db = new SpecContext(options.WithServicesOfItsOwn().Options);

        Assert.True(expected == db.Database.CreateExecutionStrategy().GetType(), order);
    }

    [Fact]
    public void Contexts_with_other_limits_share_one_internal_service_provider()
    {
        using var one = NewContext(retries: 1);
        using var other = NewContext(retries: 2);

        Assert.Same(one.GetService<IDatabaseProvider>(), other.GetService<IDatabaseProvider>());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Limits_are_not_negative(int count, int seconds)
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => new DbContextOptionsBuilder().UseMixins(mixins => mixins.RetryOnFailure(count, TimeSpan.FromSeconds(seconds))));

    [Fact]
    public async Task A_unit_waits_for_a_lock()
    {
        await using var db = NewContext(retries: 100);
        await db.Database.EnsureCreatedAsync(Cancellation);
        await using var other = new SqliteConnection($"Data Source={file}");
        await other.OpenAsync(Cancellation);
        await using var transaction = other.BeginTransaction();
        using var ambient = Contexts.Use(db);

        var unit = Task.Run(
            () => Contexts.InTransactionAsync(() => User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation), cancellationToken: Cancellation),
            Cancellation);
        await Task.Delay(1500, Cancellation); // longer than the timeout of SQLite
        await transaction.RollbackAsync(Cancellation);
        await unit;

        Assert.Equal("Ana", (await User.Select().SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task A_lock_that_outlives_the_retries_is_a_busy_database()
    {
        await using var db = NewContext(retries: 2);
        await db.Database.EnsureCreatedAsync(Cancellation);
        await using var other = new SqliteConnection($"Data Source={file}");
        await other.OpenAsync(Cancellation);
        await using var transaction = other.BeginTransaction();

        await Assert.ThrowsAsync<DatabaseBusyException>(() => User.CreateAsync(new { Name = "Ana" }, context: db, cancellationToken: Cancellation));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    private static RetryingStrategy Own(ExecutionStrategyDependencies dependencies) => new(dependencies);

    private SpecContext NewContext(int retries)
        => new(new DbContextOptionsBuilder<SpecContext>()
            .UseSqlite($"Data Source={file};Default Timeout=1")
            .UseSqliteMixins(mixins => mixins.RetryOnFailure(retries, TimeSpan.FromMilliseconds(50))).Options);
}
