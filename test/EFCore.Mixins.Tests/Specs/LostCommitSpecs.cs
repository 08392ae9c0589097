using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Commits without a response, whether the server received them or not.</summary>
public abstract class LostCommitSpecs(OwnServer server) : ProxySpecs(server)
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public virtual async Task A_commit_that_is_verified_takes_place_once(bool isRun, int expected)
    {
        Bind(Proxy.Port, retries: 5);
        var attempts = 0;
        var result = await Contexts.InTransactionAsync(
            async () =>
            {
                await AddAsync("Ana");
                if (++attempts == 1)
                    Proxy.Arm("COMMIT", isRun);
                return attempts;
            },
            verifySucceeded: () => User.Where(new { name = "Ana" }).AnyAsync(Token),
            cancellationToken: Token);

        Assert.Equal((expected, expected), (result, attempts));
        Assert.Equal(["Ana"], await NamesAsync());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public virtual async Task A_commit_on_an_ambient_context_that_is_verified_takes_place_once(bool isRun, int expected)
    {
        await using var db = new SpecContext(Options(Proxy.Port, retries: 5).Options);
        var attempts = 0;
        using (Contexts.Use(db))
        {
            await Contexts.InTransactionAsync(
                async () =>
                {
                    await AddAsync("Ana");
                    if (++attempts == 1)
                        Proxy.Arm("COMMIT", isRun);
                },
                verifySucceeded: () => User.Where(new { name = "Ana" }).AnyAsync(Token),
                cancellationToken: Token);
        }

        Assert.Equal(expected, attempts);
        Assert.Equal(["Ana"], await NamesAsync());
        Assert.Equal(EntityState.Unchanged, Assert.Single(db.ChangeTracker.Entries()).State);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 5)]
    [InlineData(false, 0)]
    [InlineData(false, 5)]
    public virtual async Task A_commit_that_nobody_verifies_is_in_doubt_and_not_retried(bool isRun, int retries)
    {
        Bind(Proxy.Port, retries);
        var attempts = 0;
        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => Contexts.InTransactionAsync(
            async () =>
            {
                attempts++;
                await AddAsync("Ana");
                Proxy.Arm("COMMIT", isRun);
            },
            cancellationToken: Token));

        Assert.True(error.IsInDoubt);
        Assert.Equal(
            "It is not known whether the changes were saved: the connection to the database was lost or could not be opened "
            + "before the database had answered. "
            + "Look for them before you run the work again; 'verifySucceeded:' of 'Contexts.InTransactionAsync' does so.",
            error.Message);
        Assert.Equal(1, attempts);
        Assert.Equal(isRun ? ["Ana"] : [], await NamesAsync());
        await AddAsync("Bill");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_verification_that_fails_is_not_an_answer(bool isRun)
    {
        Bind(Proxy.Port, retries: 5);
        var attempts = 0;
        var error = await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
            async () =>
            {
                attempts++;
                await AddAsync("Ana");
                Proxy.Arm("COMMIT", isRun);
            },
            verifySucceeded: () => throw new FormatException(),
            cancellationToken: Token));

        Assert.IsType<FormatException>(error);
        Assert.Equal(1, attempts);
        Assert.Equal(isRun ? ["Ana"] : [], await NamesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task A_single_call_that_is_not_answered_is_in_doubt(bool isRun)
    {
        Bind(Proxy.Port, retries: 0);
        Proxy.Arm("INSERT", isRun);

        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => AddAsync("Ana"));

        Assert.True(error.IsInDoubt);
        Assert.Equal(isRun && Server.KeepsInserts ? ["Ana"] : [], await NamesAsync());
    }
}
