using System.Data;
using System.Data.Common;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Units of work that are in each other's way, without and with retries.</summary>
public abstract class ServerConflictSpecs(OwnServer server) : ServerSpecs(server)
{
    [Fact]
    public virtual async Task One_of_two_units_in_a_deadlock_is_given_up()
    {
        var (errors, attempts) = await RunIntoDeadlockAsync();

        AssertOneConflict(errors, Server.Deadlock);
        Assert.Equal(2, attempts);
        Assert.Equal([1, 1], await AgesAsync());
    }

    [Fact]
    public virtual async Task Both_units_in_a_deadlock_end_well_where_one_is_retried()
    {
        Bind(Server.Port, retries: 5);
        var (errors, attempts) = await RunIntoDeadlockAsync();

        Assert.Equal([null, null], errors);
        Assert.True(attempts > 2); // the retry can run into the same deadlock
        Assert.Equal([2, 2], await AgesAsync());
    }

    [Fact]
    public virtual async Task One_of_two_units_that_cannot_be_serialized_fails()
    {
        var (errors, attempts) = await RunWithoutOrderAsync();

        AssertOneConflict(errors, Server.SerializationFailure);
        Assert.Equal(2, attempts);
        Assert.Equal([0], await AgesAsync());
    }

    [Fact]
    public virtual async Task Two_units_that_cannot_be_serialized_both_succeed_with_a_retry()
    {
        Bind(Server.Port, retries: 5);
        var (errors, attempts) = await RunWithoutOrderAsync();

        Assert.Equal([null, null], errors);
        Assert.Equal(3, attempts);
        Assert.Equal([0, 1], await AgesAsync());
    }

    /// <summary>Each unit adds one to the same two rows, in opposite order.</summary>
    private async Task<(Exception?[] Errors, int Attempts)> RunIntoDeadlockAsync()
    {
        int[] keys = [(await AddAsync("Ana")).Id, (await AddAsync("Bill")).Id];
        await User.Select().ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, 0), Token);
        return await RunBothAsync(
            async (unit, meet) =>
            {
                await GrowAsync(keys[unit]);
                await meet();
                await GrowAsync(keys[1 - unit]);
            },
            IsolationLevel.Unspecified);

        Task<int> GrowAsync(int key)
            => User.Where(new { id = key }).ExecuteUpdateAsync(set => set.SetProperty(user => user.Age, user => user.Age + 1), Token);
    }

    /// <summary>Each unit counts the rows, and adds one with the count.</summary>
    private Task<(Exception?[] Errors, int Attempts)> RunWithoutOrderAsync()
        => RunBothAsync(
            async (unit, meet) =>
            {
                var count = await User.Select().CountAsync(Token);
                await meet();
                await User.CreateAsync(new { Name = $"{unit}", Age = count }, cancellationToken: Token);
            },
            IsolationLevel.Serializable);

    /// <summary>Runs two units at the same time, which meet once.</summary>
    private async Task<(Exception?[] Errors, int Attempts)> RunBothAsync(Func<int, Func<Task>, Task> work, IsolationLevel level)
    {
        var (attempts, arrived, met) = (0, 0, new TaskCompletionSource());
        var errors = await Task.WhenAll(RunAsync(0), RunAsync(1));
        return (errors, attempts);

        Task<Exception?> RunAsync(int unit)
            => Task.Run(async () => await Record.ExceptionAsync(() => Contexts.InTransactionAsync(
                () =>
                {
                    Interlocked.Increment(ref attempts);
                    return work(unit, MeetAsync);
                },
                level,
                cancellationToken: Token)));

        Task MeetAsync()
        {
            if (Interlocked.Increment(ref arrived) == 2)
                met.SetResult();
            return met.Task.WaitAsync(Token);
        }
    }

    private void AssertOneConflict(Exception?[] errors, string code)
    {
        var error = Assert.IsType<TransactionConflictException>(Assert.Single(errors, error => error is not null));
        Assert.Equal(code, Server.CodeOf(Assert.IsAssignableFrom<DbException>(error.InnerException)));
    }

    private Task<List<int?>> AgesAsync() => User.Query(orderBy: ["age"]).Select(user => user.Age).ToListAsync(Token);
}
