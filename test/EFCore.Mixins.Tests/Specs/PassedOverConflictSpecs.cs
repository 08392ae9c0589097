using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Work that catches the exception of a deadlock and continues: its transaction is committed as a whole or not at all.</summary>
public abstract class PassedOverConflictSpecs(OwnServer server) : ServerSpecs(server)
{
    private User own = null!;
    private User others = null!;

    public static TheoryData<string> Actions => ["bulk update", "save", "save without savepoint", "SQL of EF", "query of EF"];

    /// <summary>SQL that limits the lock timeout of the session to one second.</summary>
    protected abstract string WaitOneSecond { get; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        own = await AddAsync("0 own");
        others = await AddAsync("1 others");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public virtual async Task A_unit_that_passes_over_a_deadlock_is_kept_whole_or_not_at_all(string action)
    {
        Exception? later = null;
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                Assert.NotNull(await RunIntoDeadlockAsync(() => CallAsync(action, db)));
                db.Database.AutoSavepointsEnabled = true;
                later = await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        await AssertWholeAsync(LivesOnAfter(action), error, later);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public virtual async Task A_unit_that_passes_over_a_deadlock_and_fails_keeps_nothing(string action)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                Assert.NotNull(await RunIntoDeadlockAsync(() => CallAsync(action, db)));
                await Record.ExceptionAsync(
                    () => db.Users.Where(user => user.Id == own.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "changed"), Token));
                throw new FormatException();
            },
            cancellationToken: Token));

        Assert.Equal(["0 own", "1 others"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_passes_over_a_deadlock_is_retried_as_a_whole()
    {
        Bind(Server.Port, retries: 5);
        var attempts = 0;
        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                if (++attempts == 1)
                    Assert.NotNull(await RunIntoDeadlockAsync(() => CallAsync("SQL of EF", db)));
                await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token);

        Assert.Equal(2, attempts);
        Assert.Equal(["0 own", "1 others", "Ana", "Bill"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_that_passes_over_a_deadlock_of_one_inside_is_kept_whole_or_not_at_all()
    {
        Exception? later = null;
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                var inner = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
                    async (SpecContext db) => throw await RunIntoDeadlockAsync(() => CallAsync("bulk update", db)) ?? new FormatException(),
                    cancellationToken: Token));
                Assert.IsType<TransactionConflictException>(inner);
                later = await Record.ExceptionAsync(() => AddAsync("Bill"));
            },
            cancellationToken: Token));

        await AssertWholeAsync(LivesOnAfter("unit"), error, later);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public virtual async Task A_users_transaction_that_passes_over_a_deadlock_is_committed_whole_or_not_at_all(string action)
    {
        Exception? later;
        Exception? error;
        await using (var db = new SpecContext(Server.Options(Server.Port, retries: 0).Options))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            using var use = Contexts.Use(db);
            await AddAsync("Ana");
            Assert.NotNull(await RunIntoDeadlockAsync(() => CallAsync(action, db)));
            db.Database.AutoSavepointsEnabled = true;
            later = await Record.ExceptionAsync(() => AddAsync("Bill"));
            error = await Record.ExceptionAsync(() => transaction.CommitAsync(Token));
        }

        Assert.Equal(LivesOnAfter(action), error is null);
        Assert.Equal(LivesOnAfter(action), later is null);
        Assert.Equal(LivesOnAfter(action) ? ["0 own", "1 others", "Ana", "Bill"] : ["0 own", "1 others"], await NamesAsync());
    }

    [Fact]
    public virtual async Task A_unit_continues_after_a_lock_timeout()
    {
        await using var rival = new SpecContext(Server.Options(Server.Port, retries: 0).Options);
        await using var lease = await rival.Database.BeginTransactionAsync(Token);
        await GrowAsync(rival, others);

        await Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                await AddAsync("Ana");
                await db.Database.ExecuteSqlRawAsync(WaitOneSecond, Token);
                await Assert.ThrowsAsync<DatabaseBusyException>(() => CallAsync("bulk update", db));
                await AddAsync("Bill");
            },
            cancellationToken: Token);

        Assert.Equal(["0 own", "1 others", "Ana", "Bill"], await NamesAsync());
    }

    /// <summary>Whether the transaction can continue after a deadlock in the call. On most databases it cannot.</summary>
    protected virtual bool LivesOnAfter(string action) => false;

    private async Task AssertWholeAsync(bool livesOn, Exception? error, Exception? later)
    {
        if (livesOn)
        {
            Assert.Null(error);
            Assert.Null(later);
            Assert.Equal(["0 own", "1 others", "Ana", "Bill"], await NamesAsync());
            return;
        }

        Assert.IsType<TransactionConflictException>(error);
        Assert.NotNull(later);
        Assert.Equal(["0 own", "1 others"], await NamesAsync());
    }

    /// <summary>
    ///     Runs a call that causes a deadlock with another transaction. The database keeps the other one, which has written more and waited longer.
    /// </summary>
    private async Task<Exception?> RunIntoDeadlockAsync(Func<Task> call)
    {
        await User.Where(new { id = own.Id }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 1), Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var rival = new SpecContext(Server.Options(Server.Port, retries: 0).Options);
        await using var transaction = await rival.Database.BeginTransactionAsync(Token);
        rival.AddRange(Enumerable.Range(0, 50).Select(number => new User { Name = $"rival {number}" }));
        await rival.SaveChangesAsync(Token);
        await GrowAsync(rival, others);
        var waiting = GrowAsync(rival, own, patience.Token);
        await Task.Delay(500, Token);
        var error = await Record.ExceptionAsync(call);
        await patience.CancelAsync();
        await Record.ExceptionAsync(() => waiting);
        return error;
    }

    private Task<int> GrowAsync(SpecContext context, User user, CancellationToken? token = null)
        => context.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Age, 2), token ?? Token);

    private Task CallAsync(string action, SpecContext db)
    {
        db.Database.AutoSavepointsEnabled = action is not "save without savepoint";
        return action switch
        {
            "bulk update" => User.Where(new { id = others.Id }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 3), Token),
            "SQL of EF" => db.Database.ExecuteSqlAsync($"""UPDATE "Users" SET "Age" = 3 WHERE "Id" = {others.Id}""", Token),
            "query of EF" => db.Users
                .FromSql($"""SELECT * FROM "Users" WHERE "Id" <= {others.Id} ORDER BY "Id" FOR UPDATE""")
                .AsNoTracking()
                .ToListAsync(Token),
            _ => others.UpdateAsync(new { Age = 3 }, cancellationToken: Token),
        };
    }
}
