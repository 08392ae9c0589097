using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Units that run again, and commits that may have taken place.</summary>
public abstract class RetriedUnitSpecs(Backend backend) : UnitOfWorkTestBase(backend)
{
    [Fact]
    public virtual async Task A_retry_runs_on_a_fresh_context()
    {
        Bind(Retrying);
        var contexts = new List<DbContext>();
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                contexts.Add(db);
                Assert.Empty(db.ChangeTracker.Entries());
                await AddAsync("Ana");
                if (contexts.Count < 3)
                    throw new IOException();
            },
            cancellationToken: Token);

        Assert.Equal(["Ana"], await NamesAsync());
        Assert.NotSame(contexts[0], contexts[1]);
        Assert.Equal(["begin", "rollback", "begin", "rollback", "begin", "commit"], Log.Events);
    }

    [Fact]
    public virtual async Task A_retry_on_an_ambient_context_begins_with_its_tracker_as_it_was()
    {
        Bind(Retrying);
        var attempts = 0;
        await using var db = NewLoggedContext();
        db.Add(new User { Name = "Zoe" });
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(
                async () =>
                {
                    Assert.Equal(EntityState.Added, Assert.Single(db.ChangeTracker.Entries()).State);
                    await AddAsync("Ana");
                    if (++attempts < 3)
                        throw new IOException();
                },
                cancellationToken: Token);
        }

        Assert.Equal(["Ana", "Zoe"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_retry_forgets_that_a_unit_inside_could_not_roll_back()
    {
        Bind(Retrying);
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async () =>
            {
                Log.RollbackFails = ++attempts == 1;
                await Contexts.InTransactionAsync(
                    async () =>
                    {
                        await AddAsync("Ana");
                        if (attempts == 1)
                            throw new IOException();
                    },
                    cancellationToken: Token);
            },
            cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Fact]
    public virtual async Task Retries_end_where_the_strategy_says()
    {
        Bind(Retrying);
        var attempts = 0;

        await Assert.ThrowsAsync<RetryLimitExceededException>(() => Contexts.InTransactionAsync(
            () =>
            {
                attempts++;
                throw new IOException();
            },
            cancellationToken: Token));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public virtual async Task A_commit_that_was_lost_is_verified_and_not_repeated()
    {
        Bind(Retrying);
        Log.LostCommits = 1;
        var attempts = 0;

        var result = await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                return ++attempts;
            },
            verifySucceeded: () => User.Select().AnyAsync(user => user.Name == "Ana", Token),
            cancellationToken: Token);

        Assert.Equal((1, 1), (result, attempts));
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_commit_that_did_not_take_place_is_repeated()
    {
        Bind(Retrying);
        Log.FailingCommits = 1;

        await Contexts.InTransactionAsync(
            () => AddAsync("Ana"),
            verifySucceeded: () => User.Select().AnyAsync(user => user.Name == "Ana", Token),
            cancellationToken: Token);

        Assert.Equal(["Ana"], await NamesAsync());
        Assert.Equal(["begin", "rollback", "begin", "commit"], Log.Events);
    }

    [Fact]
    public virtual async Task A_commit_that_nobody_verifies_is_not_repeated()
    {
        Bind(Retrying);
        Log.LostCommits = 1;

        var error = await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(() => AddAsync("Ana"), cancellationToken: Token));

        Assert.Equal("lost", error.Message);
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task An_ambient_context_continues_with_the_result_of_a_verified_commit(bool tookPlace)
    {
        Bind(Retrying);
        (Log.LostCommits, Log.FailingCommits) = tookPlace ? (1, 0) : (0, 1);
        await using var db = NewLoggedContext();
        var zoe = new User { Name = "Zoe" };
        db.Add(zoe);
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(
                () => AddAsync("Ana"),
                // what the context tracks is no answer
                verifySucceeded: async () => await User.FindAsync(zoe.Id, Token) is not null,
                cancellationToken: Token);
        }

        Assert.All(db.ChangeTracker.Entries(), entry => Assert.Equal(EntityState.Unchanged, entry.State));
        zoe.Age = 30;
        await db.SaveChangesAsync(Token);
        Assert.Equal(["Ana", "Zoe"], await NamesAsync());
        Assert.Equal(30, await User.Where(new { name = "Zoe" }).Select(user => user.Age).SingleAsync(Token));
    }

    private static void Retrying(DbContextOptionsBuilder<SpecContext> options)
        => options.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();
}
