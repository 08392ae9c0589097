using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class LostUpdateSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task The_second_of_two_flows_keeps_its_changes_and_can_retry()
    {
        var id = (await CreateOrderAsync()).Id;
        var (one, other) = (await Order.FindOrFailAsync(id, Cancellation), await Order.FindOrFailAsync(id, Cancellation));
        (one.Total.Amount, one.Version) = (10, 1);
        (other.Total.Amount, other.Version) = (20, 1);
        await one.SaveAsync(cancellationToken: Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveAsync(cancellationToken: Cancellation));
        Assert.Equal(
            [new("Version", new ValueChange(0, 1)), new("Total.Amount", new ValueChange(5m, 20m))],
            other.Changes().OrderByDescending(change => change.Key));
        await other.RefreshAsync(cancellationToken: Cancellation);
        Assert.Equal((10m, 1), (other.Total.Amount, other.Version));
        Assert.False(other.IsDirty());
        (other.Total.Amount, other.Version) = (20, 2);
        await other.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(20m, (await InDatabaseAsync<Order>(id))?.Total.Amount);
    }

    [Fact]
    public virtual async Task Tokens_are_checked_in_each_of_several_saves()
    {
        var id = (await CreateOrderAsync()).Id;
        var (one, other) = (await Order.FindOrFailAsync(id, Cancellation), await Order.FindOrFailAsync(id, Cancellation));
        for (var version = 1; version < 4; version++)
        {
            one.Total.Amount = version;
            one.Version = version;
            await one.SaveAsync(cancellationToken: Cancellation);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.UpdateAsync(new { Version = version }, cancellationToken: Cancellation));
            await other.RefreshAsync(cancellationToken: Cancellation);
        }

        await other.UpdateAsync(new { Version = 9 }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => one.UpdateAsync(new { Version = 10 }, cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task Tokens_that_the_database_makes_are_known_after_each_save()
    {
        var id = (await Meter.CreateAsync(new { Value = 1 }, cancellationToken: Cancellation)).Id;
        var (one, other) = (await Meter.FindOrFailAsync(id, Cancellation), await Meter.FindOrFailAsync(id, Cancellation));
        await one.UpdateAsync(new { Value = 5 }, cancellationToken: Cancellation);
        Assert.Equal(10, one.Token);
        Assert.Empty(one.Changes());
        await one.UpdateAsync(new { Value = 6 }, cancellationToken: Cancellation);
        other.Place = "attic";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveAsync(cancellationToken: Cancellation));

        Assert.Equal([new("Place", new ValueChange(null, "attic"))], other.Changes());
        await other.RefreshAsync(cancellationToken: Cancellation);
        await other.UpdateAsync(new { Place = "attic" }, cancellationToken: Cancellation);
        Assert.Equal((6, 12, "attic"), await InDatabaseAsync<Meter>(id) is { } row ? (row.Value, row.Token, row.Place) : default);
        Assert.Empty(other.Changes());
    }

    [Fact]
    public virtual async Task Flows_that_change_different_columns_both_survive_with_timestamps()
    {
        var id = (await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation)).Id;
        var articles = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Article.FindOrFailAsync(id, Cancellation)));
        await Task.WhenAll(
            articles[0].UpdateAsync(new { Title = "b" }, cancellationToken: Cancellation),
            articles[1].UpdateAsync(new { Views = 7 }, cancellationToken: Cancellation));

        var row = await InDatabaseAsync<Article>(id);
        Assert.Equal(("b", 7), (row?.Title, row?.Views));
        Assert.Equal(("b", null), (articles[0].Title, articles[0].Views));
    }

    [Fact]
    public virtual async Task What_a_rolled_back_unit_of_work_saved_is_still_a_change()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
        {
            await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
            Assert.False(user.IsDirty());
            throw new IOException();
        }, cancellationToken: Cancellation));

        Assert.True(user.IsDirty());
        await user.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(user.Age, (await InDatabaseAsync<User>(user.Id))?.Age);
        Assert.False(user.IsDirty());
    }

    [Fact]
    public virtual async Task Values_saved_by_a_committed_unit_of_work_are_no_changes()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await Contexts.InTransactionAsync(() => user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation), cancellationToken: Cancellation);

        Assert.Empty(user.Changes());
        user.Age = 4;
        Assert.Equal([new("Age", new ValueChange(3, 4))], user.Changes());
    }

    [Fact]
    public virtual async Task An_instance_that_goes_to_another_model_has_the_columns_of_both_compared()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        user.Age = 3;
        await using var db = new TenantContext(Backend.OptionsOf<TenantContext>(Log));
        Log.Take();
        await user.SaveAsync(db, cancellationToken: Cancellation);

        Assert.StartsWith("UPDATE \"Users\" SET \"Age\" = @p0 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.False(user.IsDirty());
    }
}
