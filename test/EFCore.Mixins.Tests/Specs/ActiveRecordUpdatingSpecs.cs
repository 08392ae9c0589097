using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordUpdatingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Only_changed_columns_are_written()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        var user = await User.FindOrFailAsync(id, Cancellation);
        Log.Take();
        user.Age = 5;
        await user.SaveAsync(cancellationToken: Cancellation);

        Assert.StartsWith("UPDATE \"Users\" SET \"Age\" = @p0 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        await user.SaveAsync(cancellationToken: Cancellation);
        Assert.Empty(Log.Commands);
        await user.UpdateAsync(new { Name = "Ana", age = 5 }, cancellationToken: Cancellation);
        Assert.StartsWith("UPDATE \"Users\" SET \"Name\" = @p0 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Two_flows_update_different_columns_of_one_row()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        var one = await User.FindOrFailAsync(id, Cancellation);
        var other = await User.FindOrFailAsync(id, Cancellation);
        await Task.WhenAll(
            one.UpdateAsync(new { Age = 7 }, cancellationToken: Cancellation),
            other.UpdateAsync(new { Email = "b@x.ch" }, cancellationToken: Cancellation));

        var saved = await InDatabaseAsync<User>(id);
        Assert.Equal((7, "b@x.ch"), (saved?.Age, saved?.Email));
    }

    [Fact]
    public virtual async Task A_stale_concurrency_token_is_distinguished_from_a_deleted_row()
    {
        var id = (await CreateOrderAsync()).Id;
        var one = await Order.FindOrFailAsync(id, Cancellation);
        var other = await Order.FindOrFailAsync(id, Cancellation);
        await one.UpdateAsync(new { Version = 1 }, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.UpdateAsync(new { Version = 2 }, cancellationToken: Cancellation));
        Assert.Equal(0, other.Version);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.DeleteAsync(cancellationToken: Cancellation));
        await ExecuteAsync($"DELETE FROM \"Orders\"");
        var failure = await Assert.ThrowsAsync<ModelNotFoundException>(() => other.UpdateAsync(new { Version = 2 }, cancellationToken: Cancellation));
        Assert.Equal(typeof(Order), failure.EntityClass);
        Assert.Equal([id], failure.Key);
    }

    [Fact]
    public virtual async Task Instances_that_were_not_tracked_write_all_columns()
    {
        var id = (await User.CreateAsync(new { Name = "Bill", Age = 4 }, cancellationToken: Cancellation)).Id;
        var user = await User.Select().AsNoTracking().SingleAsync(Cancellation);
        Log.Take();
        await user.UpdateAsync(new { Email = "b@x.ch" }, cancellationToken: Cancellation);
        Assert.Contains("\"Age\" = @p0, \"Email\" = @p1, \"Name\" = @p2", Assert.Single(Log.Take()), StringComparison.Ordinal);

        await new User { Id = id, Name = "New" }.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal((null, "New"), ((await InDatabaseAsync<User>(id))?.Age, (await InDatabaseAsync<User>(id))?.Name));
        await Assert.ThrowsAsync<ModelNotFoundException>(() => new User { Id = 99, Name = "x" }.SaveAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task Keys_of_the_application_are_looked_up()
    {
        var country = await new Country { Code = "CH", Name = "Swiss" }.SaveAsync(cancellationToken: Cancellation);
        await new Country { Code = "CH", Name = "Switzerland" }.SaveAsync(cancellationToken: Cancellation);
        await new Customer { Name = "Coop", CountryCode = "CH" }.SaveAsync(cancellationToken: Cancellation);
        var order = new Order { Id = Guid.NewGuid(), Total = new Money(), CustomerId = new CustomerId(1) };
        await order.SaveAsync(cancellationToken: Cancellation);
        var line = new OrderLine { OrderId = order.Id, Number = 1, Product = "tea" };
        await line.SaveAsync(cancellationToken: Cancellation);
        await new OrderLine { OrderId = order.Id, Number = 1, Product = "coffee" }.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal("Swiss", country.Name);
        Assert.Equal("Switzerland", (await InDatabaseAsync<Country>("CH"))?.Name);
        Assert.Equal("coffee", (await InDatabaseAsync<OrderLine>(order.Id, 1))?.Product);
    }

    [Fact]
    public virtual async Task Relations_follow_the_side_that_was_changed()
    {
        var ana = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        var bob = await User.CreateAsync(new { Name = "Bob" }, cancellationToken: Cancellation);
        var id = (await Post.CreateAsync(new { Body = "x", User = ana }, cancellationToken: Cancellation)).Id;
        async Task<Post> Load() => await Post.Select().Include(p => p.User).SingleAsync(p => p.Id == id, Cancellation);

        var byReference = await Load();
        byReference.User = bob;
        await byReference.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(bob.Id, (await InDatabaseAsync<Post>(id))?.UserId);
        var byKey = await Load();
        byKey.UserId = ana.Id;
        await byKey.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal((ana.Id, null), ((await InDatabaseAsync<Post>(id))?.UserId, byKey.User));
        var cleared = await Load();
        cleared.User = null;
        await cleared.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal((null, null), ((await InDatabaseAsync<Post>(id))?.UserId, cleared.UserId));
        await cleared.UpdateAsync(new { User = new User { Name = "New" } }, cancellationToken: Cancellation);
        Assert.Equal("New", (await Load()).User?.Name);
        await cleared.UpdateAsync(new { User = (User?)null }, cancellationToken: Cancellation);
        Assert.Null((await InDatabaseAsync<Post>(id))?.UserId);
    }

    [Fact]
    public virtual async Task Collections_are_replaced_linked_and_unlinked()
    {
        var user = await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        var one = await Post.CreateAsync(new { Body = "1", user }, cancellationToken: Cancellation);
        var two = await Post.CreateAsync(new { Body = "2" }, cancellationToken: Cancellation);
        var red = await Tag.CreateAsync(new { Name = "red" }, cancellationToken: Cancellation);
        var loaded = await User.Select().Include(u => u.Posts).SingleAsync(Cancellation);
        await loaded.UpdateAsync(new { Posts = new[] { two, new Post { Body = "3" } } }, cancellationToken: Cancellation);
        Assert.Equal(["2", "3"], await Post.Select().Where(p => p.UserId == user.Id).OrderBy(p => p.Id).Select(p => p.Body).ToListAsync(Cancellation));

        await one.UpdateAsync(new { Tags = new[] { red, new Tag { Name = "blue" } } }, cancellationToken: Cancellation);
        Assert.Equal(2, await Tag.Select().CountAsync(t => t.Posts.Any(p => p.Id == one.Id), Cancellation));
        one.Tags.Remove(red);
        await one.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(["blue"], await Tag.Select().Where(t => t.Posts.Any()).Select(t => t.Name).ToListAsync(Cancellation));
        var untracked = await Post.Select().AsNoTracking().Include(p => p.Tags).SingleAsync(p => p.Id == one.Id, Cancellation);
        untracked.Tags.Add(red);
        await untracked.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(2, await Tag.Select().CountAsync(t => t.Posts.Any(), Cancellation));
    }

    [Fact]
    public virtual async Task Owned_members_are_changed_replaced_and_set_to_null()
    {
        var order = await CreateOrderAsync(new Address { City = "Bern", Street = "Gasse" });
        async Task<string?> City() => (await InDatabaseAsync<Order>(order.Id))?.Address?.City;

        await order.UpdateAsync(new { Address = new { City = "Biel" } }, cancellationToken: Cancellation);
        Assert.Equal(("Biel", "Gasse"), (await City(), (await InDatabaseAsync<Order>(order.Id))?.Address?.Street));
        order.Address = new Address { City = "Basel" };
        await order.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(("Basel", null), (await City(), (await InDatabaseAsync<Order>(order.Id))?.Address?.Street));
        order.Address = null;
        await order.SaveAsync(cancellationToken: Cancellation);
        Assert.Null(await City());
        order.Total.Amount = 99;
        order.Address = new Address { City = "Chur" };
        await order.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(("Chur", 99), (await City(), (await InDatabaseAsync<Order>(order.Id))?.Total.Amount));
        var untracked = await Order.Select().AsNoTracking().SingleAsync(Cancellation);
        untracked.Address = null;
        await untracked.SaveAsync(cancellationToken: Cancellation);
        Assert.Null(await City());
    }

    [Fact]
    public virtual async Task Shadow_keys_and_strange_columns_are_remembered()
    {
        await Note.CreateAsync(new { Text = "x", Secret = "s" }, cancellationToken: Cancellation);
        var note = await Note.FindOrFailAsync(1, Cancellation);
        await note.UpdateAsync(new { Text = "y" }, cancellationToken: Cancellation);
        await note.UpdateAsync(new { Secret = "t" }, cancellationToken: Cancellation);
        var odd = await Oddity.CreateAsync(new { type_ = "a", a__b = 1, Commit = "c", UserName = "u", Count = 2 }, cancellationToken: Cancellation);
        await odd.UpdateAsync(new { Commit = "d", user_name = "v" }, cancellationToken: Cancellation);

        await using var db = NewContext();
        var saved = await db.Notes.SingleAsync(Cancellation);
        Assert.Equal(("y", "t"), (saved.Text, db.Entry(saved).Property<string?>("Secret").CurrentValue));
        Assert.Equal(("d", "v"), ((await InDatabaseAsync<Oddity>(odd.Id))?.Commit, (await InDatabaseAsync<Oddity>(odd.Id))?.UserName));
    }

    [Fact]
    public virtual async Task A_changed_key_is_refused()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var failure = await Assert.ThrowsAsync<FillException>(() => user.UpdateAsync(new { Id = 5 }, cancellationToken: Cancellation));
        Assert.Equal(FillProblemKind.NotSettable, Assert.Single(failure.Problems).Kind);
        user.Id = 5;
        await Assert.ThrowsAsync<InvalidOperationException>(() => user.SaveAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task A_failed_update_gives_the_instance_its_values_back()
    {
        await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation);
        var user = await User.CreateAsync(new { Name = "Bob", Age = 3 }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<AlreadyExistsException>(() => user.UpdateAsync(new { Name = "Ana", Age = 4 }, cancellationToken: Cancellation));
        Assert.Equal(("Bob", 3), (user.Name, user.Age));
        await user.UpdateAsync(new { Age = 5 }, cancellationToken: Cancellation);
        Assert.Equal(5, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task An_instance_with_a_snapshot_is_collected()
    {
        var reference = await CreateAndDropAsync();
        for (var i = 0; i < 20 && reference.IsAlive; i++)
        {
            await Task.Delay(10, Cancellation);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(reference.IsAlive);
    }

    private static async Task<WeakReference> CreateAndDropAsync()
        => new(await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation));
}
