using System.Runtime.CompilerServices;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Statements that run for longer than the command time-out.</summary>
public abstract class TimeoutSpecs(OwnServer server) : ServerSpecs(server)
{
    [Fact]
    public virtual async Task A_statement_that_runs_too_long_is_a_time_out()
    {
        await using var db = new SpecContext(Options(Server.Port, retries: 0).Options);
        db.Database.SetCommandTimeout(1);

        var error = await Assert.ThrowsAsync<DatabaseTimeoutException>(() => SleepAsync(db));

        Assert.False(error.IsInDoubt);
        Assert.Equal(
            "Nothing was saved: a statement ran into the time-out of the driver or the server, or was cancelled. " +
            "Make the statement faster, or raise the time-out, for example with 'CommandTimeout' in the provider's options.",
            error.Message);
        Assert.Empty(await User.AllAsync(context: db, cancellationToken: Token));
    }

    [Fact]
    public virtual async Task A_unit_with_a_statement_that_runs_too_long_keeps_nothing_and_is_not_retried()
    {
        var attempts = 0;
        Contexts.SetFactory(new CountingFactory<SpecContext>(RetryingOptions(Server.Port, retries: 5).Options));
        var error = await Assert.ThrowsAsync<DatabaseTimeoutException>(() => Contexts.InTransactionAsync(
            async (SpecContext db) =>
            {
                attempts++;
                db.Database.SetCommandTimeout(1);
                await AddAsync("Ana");
                await SleepAsync(db);
            },
            cancellationToken: Token));

        Assert.False(error.IsInDoubt);
        Assert.Equal(1, attempts);
        Assert.Empty(await NamesAsync());
    }

    private Task<int> SleepAsync(SpecContext db) => User.ExecuteAsync(FormattableStringFactory.Create(Server.Sleep), context: db, cancellationToken: Token);
}
