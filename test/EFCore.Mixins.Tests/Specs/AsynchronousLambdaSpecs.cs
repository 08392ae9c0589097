using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Asynchronous lambdas: the call awaits them, and undoes its changes if they fail.</summary>
public abstract class AsynchronousLambdaSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task A_create_waits_for_its_lambda()
    {
        var ana = await User.CreateAsync(
            async user =>
            {
                await Task.Delay(20, Cancellation);
                user.Name = "Ana";
                user.Age = await User.Select().CountAsync(Cancellation);
            },
            cancellationToken: Cancellation);

        Assert.Equal(("Ana", 0), (ana.Name, ana.Age));
        Assert.Equal("Ana", (await InDatabaseAsync<User>(ana.Id))?.Name);
    }

    [Fact]
    public virtual async Task An_update_waits_for_its_lambda()
    {
        var ana = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        await ana.UpdateAsync(
            async user =>
            {
                await Task.Yield();
                user.Name = "Bea";
            },
            cancellationToken: Cancellation);

        Assert.Equal("Bea", (await InDatabaseAsync<User>(ana.Id))?.Name);
        Assert.False(ana.IsDirty());
    }

    [Fact]
    public virtual async Task A_lambda_that_fails_after_it_waited_leaves_everything_as_it_was()
    {
        var ana = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<FormatException>(() => User.CreateAsync(FailAsync, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<FormatException>(() => ana.UpdateAsync(FailAsync, cancellationToken: Cancellation));

        Assert.Equal(1, await CountAsync<User>());
        Assert.Equal(("Ana", false), (ana.Name, ana.IsDirty()));
    }

    [Fact]
    public virtual async Task A_tracked_instance_is_restored_too()
    {
        await using var db = NewContext();
        var ana = await User.CreateAsync(new { Name = "Ana" }, db, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<FormatException>(() => ana.UpdateAsync(FailAsync, db, cancellationToken: Cancellation));

        Assert.Equal("Ana", ana.Name);
        Assert.Equal(EntityState.Unchanged, db.Entry(ana).State);
        await ana.UpdateAsync(
            async user =>
            {
                await Task.Yield();
                user.Age = 5;
            },
            db,
            cancellationToken: Cancellation);
        Assert.Equal(5, (await InDatabaseAsync<User>(ana.Id))?.Age);
    }

    [Fact]
    public virtual async Task What_the_lambda_leaves_out_is_missing()
    {
        var refused = await Assert.ThrowsAsync<FillException>(() => User.CreateAsync(async _ => await Task.Yield(), cancellationToken: Cancellation));
        Assert.Equal((nameof(User.Name), FillProblemKind.Missing), (Assert.Single(refused.Problems).Name, refused.Problems[0].Kind));
        Assert.Equal(0, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task A_unit_that_rolls_back_takes_the_rows_with_it()
    {
        await Assert.ThrowsAsync<FormatException>(() => Contexts.InTransactionAsync(WorkAsync, cancellationToken: Cancellation));

        Assert.Equal(0, await CountAsync<User>());

        static async Task WorkAsync()
        {
            await User.CreateAsync(
                async user =>
                {
                    user.Name = "Ana";
                    await User.CreateAsync(new { Name = "Bea" }, cancellationToken: Cancellation);
                },
                cancellationToken: Cancellation);
            Assert.Equal(2, await User.Select().CountAsync(Cancellation));
            throw new FormatException();
        }
    }

    [Fact]
    public virtual async Task A_cancelled_lambda_saves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.CreateAsync(
            async user =>
            {
                user.Name = "Ana";
                await cancelled.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancelled.Token);
            },
            cancellationToken: cancelled.Token));

        Assert.Equal(0, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task Several_at_once_do_not_mix()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => User.CreateAsync(
            async user =>
            {
                await Task.Delay(i, Cancellation);
                (user.Name, user.Age) = ($"user {i}", i);
            },
            cancellationToken: Cancellation)));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => (int?)i), users.Select(user => user.Age));
        Assert.Equal(8, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task Values_in_code_are_waited_for_by_a_call_of_their_own()
    {
        var user = new User { Name = "Ana" };
        Assert.Same(user, await user.FillAsync(async one =>
        {
            await Task.Yield();
            one.Age = 5;
        }));
        Assert.Equal(5, user.Age);
        var refused = Assert.Single(
            typeof(ActiveRecord).GetMethods(),
            method => method.Name == nameof(ActiveRecord.Fill)
                && method.GetParameters() is [_, { ParameterType: { IsGenericType: true } type }]
                && type.GetGenericTypeDefinition() == typeof(Func<,>));
        Assert.True(refused.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: false) is [ObsoleteAttribute { IsError: true }]);
    }

    private static async Task FailAsync(User user)
    {
        user.Name = "Bea";
        await Task.Yield();
        throw new FormatException();
    }
}
