using EFCore.Mixins.Tests.Model;

#pragma warning disable xUnit1051 // the overloads without a token are what is tested

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordDeletingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Deleting_removes_the_row()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await user.DeleteAsync(cancellationToken: Cancellation);

        Assert.Equal(0, await CountAsync<User>());
        var failure = await Assert.ThrowsAsync<ModelNotFoundException>(() => user.DeleteAsync(cancellationToken: Cancellation));
        Assert.Equal(typeof(User), failure.EntityClass);
        Assert.Equal([user.Id], failure.Key);
    }

    [Fact]
    public virtual async Task Shadow_keys_owned_members_and_composite_keys_are_deleted()
    {
        var note = await Note.CreateAsync(new { Text = "x" }, cancellationToken: Cancellation);
        var order = await CreateOrderAsync(new Address { City = "Bern" });
        var line = await OrderLine.CreateAsync(new { order, Number = 1, Product = "tea" }, cancellationToken: Cancellation);
        await note.DeleteAsync(cancellationToken: Cancellation);
        await line.DeleteAsync(cancellationToken: Cancellation);
        await (await Order.Select().AsNoTracking().SingleAsync(Cancellation)).DeleteAsync(cancellationToken: Cancellation);

        Assert.Equal((0, 0, 0), (await CountAsync<Note>(), await CountAsync<OrderLine>(), await CountAsync<Order>()));
    }

    [Fact]
    public virtual async Task What_was_never_saved_cannot_be_deleted()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => new User { Name = "x" }.DeleteAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Note { Text = "x" }.DeleteAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task A_parent_in_use_stays()
    {
        var parent = await Document.CreateAsync(new { Title = "parent" }, cancellationToken: Cancellation);
        await Document.CreateAsync(new { Title = "child", parent }, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<StillReferencedException>(() => parent.DeleteAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<StillReferencedException>(() => Document.DestroyAsync(parent.Id));
        Assert.Equal(2, await CountAsync<Document>());
    }

    [Fact]
    public virtual async Task Destroying_is_one_statement_and_counts()
    {
        for (var i = 0; i < 5; i++)
            await User.CreateAsync(new { Name = $"{i}" }, cancellationToken: Cancellation);
        Log.Take();

        Assert.Equal(3, await User.DestroyAsync(1, 2, 3, 99));
        Assert.StartsWith("DELETE", Assert.Single(Log.Take()), StringComparison.Ordinal);
        Assert.Equal(1, await User.DestroyAsync(new List<int> { 4 }, cancellationToken: Cancellation));
        await using var db = NewContext();
        Assert.Equal(1, await User.DestroyAsync([5], db, cancellationToken: Cancellation));
        Assert.Equal(0, await User.DestroyAsync(5, db));
        Assert.Equal(0, await User.DestroyAsync(5, Cancellation));
        Assert.Equal(0, await User.DestroyAsync());
    }

    [Fact]
    public virtual async Task Keys_to_destroy_may_be_composite_converted_or_text()
    {
        var order = await CreateOrderAsync();
        for (var i = 1; i <= 6; i++)
            await OrderLine.CreateAsync(new { order, Number = i, Product = "tea" }, cancellationToken: Cancellation);
        Assert.Equal(2, await OrderLine.DestroyAsync((order.Id, 1), (order.Id, 2), (order.Id, 9)));
        Assert.Equal(1, await OrderLine.DestroyAsync(new { OrderId = order.Id, Number = 3 }));
        Assert.Equal(2, await OrderLine.DestroyAsync(new object[] { order.Id, 4 }, new object[] { order.Id, 5 }));
        await Assert.ThrowsAsync<InvalidKeyException>(() => OrderLine.DestroyAsync(order.Id));
        Assert.Equal(1, await OrderLine.DestroyAsync((order.Id, 6)));
        await order.DeleteAsync(cancellationToken: Cancellation);
        Assert.Equal(1, await Customer.DestroyAsync(order.CustomerId));
        await Country.CreateAsync(new { Code = "CH", Name = "Switzerland" }, cancellationToken: Cancellation);
        Assert.Equal(1, await Country.DestroyAsync("CH"));
    }

    [Fact]
    public virtual async Task Ten_thousand_keys_are_deleted_in_one_transaction()
    {
        await using (var db = NewContext())
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(Enumerable.Range(1, 10_000).Select(i => new User { Id = i, Name = $"{i}" }));
            db.Add(new Customer { Name = "c" });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(10_000, await User.DestroyAsync(Enumerable.Range(1, 10_000)));
        var order = await Order.CreateAsync(new { Total = new Money(), CustomerId = 1 }, cancellationToken: Cancellation);
        await order.UpdateAsync(
            new { Lines = Enumerable.Range(1, 1_000).Select(i => new OrderLine { Number = i, Product = "p" }) },
            cancellationToken: Cancellation);
        Assert.Equal(999, await OrderLine.DestroyAsync(Enumerable.Range(2, 10_000).Select(i => (order.Id, i))));
    }

    [Fact]
    public virtual async Task A_context_among_the_keys_is_refused()
    {
        await using var db = NewContext();
        await Assert.ThrowsAsync<InvalidKeyException>(() => User.DestroyAsync(1, 2, db));
    }

    [Fact]
    public virtual async Task A_cancellation_token_after_keys_is_not_a_key()
    {
        var users = await SaveUsersAsync("Ana", "Bill", "Cleo");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.DestroyAsync(users[0].Id, users[1].Id, cancelled.Token));
        Assert.Equal(3, await CountAsync<User>());
        Assert.Equal(2, await User.DestroyAsync(users[0].Id, users[1].Id, Cancellation));
        Assert.Equal(0, await OrderLine.DestroyAsync((Guid.NewGuid(), 1), (Guid.NewGuid(), 2), Cancellation));
        await Assert.ThrowsAsync<InvalidKeyException>(() => User.DestroyAsync(users[2].Id, Cancellation, 1));
        await Assert.ThrowsAsync<InvalidKeyException>(() => User.FindAsync(Cancellation));
        Assert.Equal(1, await CountAsync<User>());
    }

    [Fact]
    public virtual async Task A_cancellation_token_as_last_argument_needs_no_name()
    {
        var ana = await User.CreateAsync(new { Name = "Ana" }, Cancellation);
        var bill = await User.CreateAsync(user => user.Name = "Bill", Cancellation);
        await ana.UpdateAsync(new { Age = 1 }, Cancellation);
        await ana.UpdateAsync(user => user.Age = 2, Cancellation);
        bill.Age = 3;
        await bill.SaveAsync(Cancellation);

        Assert.Equal([2, 3], (await User.AllAsync(User.OrderBy("id"), Cancellation)).Select(user => user.Age));
        Assert.Equal(2, (await User.AllAsync(Cancellation)).Count);
        Assert.Equal("Ana", (await User.FirstOrDefaultAsync(Cancellation))?.Name);
        Assert.Equal("Bill", (await User.FirstOrDefaultAsync(User.Where(new { age = 3 }), Cancellation))?.Name);
        await ana.DeleteAsync(Cancellation);
        Assert.Equal(1, await CountAsync<User>());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bill.DeleteAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.CreateAsync(new { Name = "Cleo" }, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => User.AllAsync(cancelled.Token));
    }

    private static async Task<List<User>> SaveUsersAsync(params string[] names)
    {
        var users = new List<User>();
        foreach (var name in names)
            users.Add(await User.CreateAsync(new { Name = name }, cancellationToken: Cancellation));
        return users;
    }
}
