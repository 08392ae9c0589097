using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A transaction that the database ends before its commit: nothing of it is kept, and nobody is told that it was committed.</summary>
public abstract class EndedTransactionSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private readonly EndedTransaction ended = new();
    private CountingFactory<SpecContext> factory = null!;

    public static MatrixTheoryData<string, bool> CallsAfterEnd { get; } = new(
        ["save", "save without savepoint", "query", "query of EF", "find", "bulk update", "SQL", "SQL of EF", "unit", "nothing"],
        [true, false]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Bind(retries: false);
    }

    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(0, factory.CountMissing());
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(CallsAfterEnd))]
    public virtual async Task A_unit_whose_savepoint_cannot_be_released_keeps_nothing(string action, bool isNested)
    {
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                ended.AtRelease = 1;
                await Record.ExceptionAsync(() => isNested ? Contexts.InTransactionAsync(() => AddAsync("Bill"), cancellationToken: Token) : AddAsync("Bill"));
                var later = await Record.ExceptionAsync(() => LaterCalls.RunAsync(action, db, Token));
                Assert.Equal(action is "nothing", later is null);
            },
            cancellationToken: Token));

        Assert.Equal(
            "The transaction cannot be committed: the database ended it before, or one of its savepoints could not be released or rolled back. " +
            "Its changes were rolled back, except those before a command that commits by itself, such as a schema change on MySQL. " +
            "Run the whole work again, by an execution strategy that retries or by hand.",
            Assert.IsType<TransactionEndedException>(error).Message);
        Assert.NotNull(error.InnerException);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_whose_savepoint_cannot_be_released_is_retried()
    {
        Bind(retries: true);
        ended.Error = new IOException();
        ended.AtRelease = 2;
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async () =>
            {
                attempts++;
                await AddAsync("Ana");
                await AddAsync("Bill");
            },
            cancellationToken: Token);

        Assert.Equal(3, attempts);
        Assert.Equal(["Ana", "Bill"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_passes_over_a_save_that_could_not_be_rolled_back_keeps_nothing()
    {
        await AddAsync("Zoe");
        ended.AtRollback = 1;
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                await Assert.ThrowsAsync<AlreadyExistsException>(() => AddAsync("Zoe"));
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        Assert.IsType<AlreadyExistsException>(error);
        Assert.Equal(["Zoe"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_transaction_that_ends_before_a_savepoint_is_not_committed()
    {
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                ended.AtCreation = 1;
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        Assert.NotNull(error);
        Assert.DoesNotContain("Ana", await NamesAsync());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public virtual async Task The_commit_of_a_users_transaction_is_refused(bool isAmbient, bool isSynchronous)
    {
        await using (var db = factory.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            using var use = isAmbient ? Contexts.Use(db) : null;
            ended.AtRelease = 1;
            if (isAmbient)
                await AddAsync("Ana");
            else
                await SaveAsync(db, "Ana", isSynchronous);
            await Assert.ThrowsAsync<TransactionEndedException>(() => SaveAsync(db, "Bill", isSynchronous));
            if (isSynchronous)
                Assert.Throws<TransactionEndedException>(transaction.Commit);
            else
                await Assert.ThrowsAsync<TransactionEndedException>(() => transaction.CommitAsync(Token));
        }

        Assert.Empty(await NamesAsync());
        await AddAsync("Cid");
    }

    [Fact]
    public virtual async Task A_context_goes_on_after_a_transaction_that_was_ended()
    {
        await using var db = factory.CreateDbContext();
        await using (await db.Database.BeginTransactionAsync(Token))
        {
            ended.AtRelease = 1;
            await SaveAsync(db, "Ana", isSynchronous: false);
        }

        db.ChangeTracker.Clear();
        await using (var transaction = await db.Database.BeginTransactionAsync(Token))
        {
            await SaveAsync(db, "Bill", isSynchronous: false);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(["Bill"], await NamesAsync());
    }

    /// <summary>A statement of EF's own has no savepoint around it.</summary>
    [Fact]
    public virtual async Task A_unit_goes_on_after_a_statement_of_EF_that_failed()
    {
        await AddAsync("Zoe");
        await RunPastFailingStatementAsync();
        Assert.Equal(["Ana", "Bill", "Zoe"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_without_savepoints_goes_on_after_a_save_that_failed()
    {
        await AddAsync("Zoe");
        await RunPastFailingSaveAsync();
        Assert.Equal(["Ana", "Bill", "Zoe"], await NamesAsync());
    }

    protected static Task RunPastFailingStatementAsync()
        => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync("""UPDATE "Users" SET "Name" = 'Zoe' WHERE "Name" = 'Ana' """, Token));
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token);

    protected static Task RunPastFailingSaveAsync()
        => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                db.Database.AutoSavepointsEnabled = false;
                await AddAsync("Ana");
                await Record.ExceptionAsync(() => AddAsync("Zoe"));
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token);

    protected static Task<User> AddAsync(string name) => User.CreateAsync(new { Name = name }, cancellationToken: Token);

    /// <summary>The names that a context beside those of the library sees.</summary>
    protected async Task<List<string>> NamesAsync()
    {
        await using var db = NewContext();
        return await db.Users.Select(user => user.Name).OrderBy(name => name).ToListAsync(Token);
    }

    private void Bind(bool retries)
    {
        var builder = new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>(ended));
        if (retries)
            builder.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();
        factory = new CountingFactory<SpecContext>(builder.Options);
        Contexts.SetFactory(factory);
    }

    private static async Task SaveAsync(SpecContext db, string name, bool isSynchronous)
    {
        db.Add(new User { Name = name });
        if (isSynchronous)
            db.SaveChanges();
        else
            await db.SaveChangesAsync(Token);
    }
}
