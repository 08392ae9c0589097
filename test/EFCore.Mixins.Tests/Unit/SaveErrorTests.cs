using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>A plain SaveChanges beside interceptors, events and retries of the user.</summary>
public sealed class SaveErrorTests : IDisposable
{
    private readonly SqliteDatabase database = new();

    public SaveErrorTests()
    {
        using var db = NewContext();
        db.Database.EnsureCreated();
        db.Add(new User { Name = "Bill" });
        db.SaveChanges();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_interceptors_and_handlers_see_the_failure_once_wherever_they_stand(bool async)
    {
        var (before, after, handled) = (new Witness(), new Witness(), new List<Exception>());
        using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite(database.Connection)
            .AddInterceptors(before).UseMixins().UseSqliteMixins().UseSqliteMixins().AddInterceptors(after).Options);
        db.SaveChangesFailed += (_, failure) => handled.Add(failure.Exception);
        db.Add(new User { Name = "Bill" });

        if (async)
            await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));
        else
            Assert.Throws<AlreadyExistsException>(() => db.SaveChanges());

        var seen = Assert.IsType<DbUpdateException>(Assert.Single(before.Failures));
        Assert.Equal([seen], after.Failures);
        Assert.Equal([seen], handled);
    }

    [Fact]
    public async Task Every_failure_of_one_context_is_typed()
    {
        using var db = NewContext();
        db.Add(new User { Name = "Bill" });

        await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));
        await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task Pooled_context_is_typed_at_each_use()
    {
        var factory = new PooledDbContextFactory<SpecContext>(database.Options<SpecContext>().Options, poolSize: 1);
        for (var use = 0; use < 3; use++)
        {
            await using var db = await factory.CreateDbContextAsync(Cancellation);
            db.Add(new User { Name = "Bill" });
            await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Strategy_judges_the_drivers_own_error_and_its_end_is_typed()
    {
        var judged = new List<Exception>();
        using var db = NewContext(judged);
        db.Add(new User { Name = "Bill" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(1 + RetryAll.Retries, judged.Count);
        Assert.All(judged, exception => Assert.IsType<SqliteException>(exception));
        Assert.Single(error.Entries);
    }

    [Fact]
    public async Task Strategy_of_the_user_around_a_save_retries_the_typed_error()
    {
        var judged = new List<Exception>();
        using var db = NewContext(judged);
        var attempts = 0;

        var error = await Assert.ThrowsAsync<RetryLimitExceededException>(() => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            attempts++;
            db.ChangeTracker.Clear();
            db.Add(new User { Name = "Bill" });
            await db.SaveChangesAsync(Cancellation);
        }));

        Assert.Equal(1 + RetryAll.Retries, attempts);
        Assert.All(judged, exception => Assert.IsType<SqliteException>(exception));
        Assert.IsType<AlreadyExistsException>(ErrorTranslation.Translate(db, error));
    }

    [Fact]
    public async Task Locked_database_is_busy()
    {
        var file = Path.Combine(Path.GetTempPath(), $"mixins-{Guid.NewGuid():N}.db");
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite($"Data Source={file};Pooling=False;Default Timeout=1").UseSqliteMixins().Options;
        try
        {
            await using var writer = new SpecContext(options);
            await writer.Database.EnsureCreatedAsync(Cancellation);
            await using var transaction = await writer.Database.BeginTransactionAsync(Cancellation);
            await using var other = new SpecContext(options);
            other.Add(new User { Name = "Ana" });
            await Assert.ThrowsAsync<DatabaseBusyException>(() => other.SaveChangesAsync(Cancellation));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Core_alone_leaves_the_error_as_it_is()
    {
        using var db = new SpecContext(new DbContextOptionsBuilder<SpecContext>().UseSqlite(database.Connection).UseMixins().Options);
        db.Add(new User { Name = "Bill" });

        Assert.Equal(typeof(DbUpdateException), Assert.ThrowsAny<DbUpdateException>(() => db.SaveChanges()).GetType());
    }

    public void Dispose() => database.Dispose();

    private SpecContext NewContext() => new(database.Options<SpecContext>().Options);

    private SpecContext NewContext(List<Exception> judged)
        => new(new DbContextOptionsBuilder<SpecContext>()
            .UseSqlite(database.Connection, sqlite => sqlite.ExecutionStrategy(dependencies => new RetryAll(dependencies, judged)))
            .UseSqliteMixins().Options);

    private sealed class Witness : SaveChangesInterceptor
    {
        public List<Exception> Failures { get; } = [];

        public override void SaveChangesFailed(DbContextErrorEventData eventData)
            => Failures.Add(eventData.Exception);

        public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Failures.Add(eventData.Exception);
            return Task.CompletedTask;
        }
    }

    private sealed class RetryAll(ExecutionStrategyDependencies dependencies, List<Exception> judged)
        : ExecutionStrategy(dependencies, Retries, TimeSpan.FromMilliseconds(1))
    {
        public const int Retries = 2;

        protected override bool ShouldRetryOn(Exception exception)
        {
            judged.Add(exception);
            return true;
        }
    }
}
