using EFCore.Mixins.Tests.Model;

#pragma warning disable xUnit1051 // the overloads without a token are what is tested

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordFindingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Rows_are_found_by_key_in_one_statement()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        Log.Take();
        var found = await User.FindAsync(user.Id, Cancellation);

        Assert.Equal("Bill", found?.Name);
        Assert.Single(Log.Take());
        Assert.Null(await User.FindAsync(999, Cancellation));
        Assert.Null(await User.FindAsync((int?)null, Cancellation));
    }

    [Fact]
    public virtual async Task Composite_keys_come_in_order_as_tuple_array_or_by_name()
    {
        var order = await CreateOrderAsync();
        await OrderLine.CreateAsync(new { order, Number = 2, Product = "tea" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        OrderLine?[] found =
        [
            await OrderLine.FindAsync(order.Id, 2),
            await OrderLine.FindAsync(order.Id, 2, db),
            await OrderLine.FindAsync(order.Id, 2, Cancellation),
            await OrderLine.FindAsync([order.Id, 2]),
            await OrderLine.FindAsync([order.Id, 2], db, Cancellation),
            await OrderLine.FindAsync([order.Id, 2], Cancellation),
            await OrderLine.FindAsync((order.Id, 2)),
            await OrderLine.FindAsync((order.Id, 2), db),
            await OrderLine.FindAsync(new { Number = 2, OrderId = order.Id }),
            await OrderLine.FindAsync(new { order_id = order.Id, number = 2L }, db),
            await OrderLine.FindOrFailAsync(order.Id.ToString(), 2, Cancellation),
            await ActiveRecord.FindAsync<OrderLine>(order.Id, 2),
        ];

        Assert.All(found, line => Assert.Equal("tea", line?.Product));
    }

    [Fact]
    public virtual async Task Keys_that_do_not_fit_are_refused()
    {
        var order = Guid.NewGuid();
        Assert.Equal(
            "The key does not fit 'OrderLine': it has 2 parts, 1 part was given. Give 'OrderId' (Guid), 'Number' (int), in this order or by name.",
            (await Assert.ThrowsAsync<InvalidKeyException>(() => OrderLine.FindAsync(order, Cancellation))).Message);
        Assert.Equal(
            "The key does not fit 'User': for 'Id' a whole number (int) is expected, text was given. Give 'Id' (int).",
            (await Assert.ThrowsAsync<InvalidKeyException>(() => User.FindAsync("1", Cancellation))).Message);
        Assert.Equal(
            "The key does not fit 'User': it has 1 part, 2 parts were given. Give 'Id' (int).",
            (await Assert.ThrowsAsync<InvalidKeyException>(() => User.FindAsync(1, 2, Cancellation))).Message);
        Assert.Equal(
            "The key does not fit 'OrderLine': its part 'Number' was not given. Give 'OrderId' (Guid), 'Number' (int), in this order or by name.",
            (await Assert.ThrowsAsync<InvalidKeyException>(() => OrderLine.FindAsync(new { OrderId = order }, Cancellation))).Message);
        Assert.Empty(Log.Commands);
    }

    [Fact]
    public virtual async Task Failing_to_find_names_the_key()
    {
        var failure = await Assert.ThrowsAsync<ModelNotFoundException>(() => User.FindOrFailAsync(999, Cancellation));

        Assert.Equal(typeof(User), failure.EntityClass);
        Assert.Equal([999], failure.Key);
    }

    [Fact]
    public virtual async Task Given_and_ambient_contexts_are_searched_for_tracked_instances_first()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        await using var db = NewContext();
        var tracked = await User.FindAsync(id, db, Cancellation);
        Log.Take();

        Assert.Same(tracked, await User.FindAsync(id, db));
        using (Contexts.Use(db))
            Assert.Same(tracked, await User.FindAsync(id));
        Assert.Empty(Log.Commands);
    }

    [Fact]
    public virtual async Task Converted_text_and_shadow_keys_work()
    {
        var customer = await Customer.CreateAsync(new { Name = "Coop" }, cancellationToken: Cancellation);
        await Country.CreateAsync(new { Code = "CH", Name = "Switzerland" }, cancellationToken: Cancellation);
        await Note.CreateAsync(new { Text = "x" }, cancellationToken: Cancellation);

        Assert.Equal("Coop", (await Customer.FindAsync(customer.Id, Cancellation))?.Name);
        Assert.Equal("Coop", (await Customer.FindAsync(customer.Id.Value, Cancellation))?.Name);
        Assert.Equal("Switzerland", (await Country.FindAsync("CH", Cancellation))?.Name);
        Assert.Equal("x", (await Note.FindAsync(1, Cancellation))?.Text);
    }

    [Fact]
    public virtual async Task A_thousand_keys_are_one_compilation()
    {
        await User.FindAsync(1, Cancellation);
        using var meter = new QueryCacheMeter();
        for (var i = 0; i < 1000; i++)
            await User.FindAsync(i, Cancellation);

        Assert.Equal((0, 1000), meter.Read());
    }

    [Fact]
    public virtual async Task All_runs_a_statement_or_reads_every_row()
    {
        foreach (var name in new[] { "Ana", "Bob", "Cy" })
            await User.CreateAsync(new { Name = name }, cancellationToken: Cancellation);
        await using var db = NewContext();

        Assert.Equal(3, (await User.AllAsync(cancellationToken: Cancellation)).Count);
        Assert.Equal(2, (await User.AllAsync(User.Select().Where(user => user.Name != "Bob"), cancellationToken: Cancellation)).Count);
        Assert.Single(await User.AllAsync(db.Users.Where(user => user.Name == "Cy"), cancellationToken: Cancellation));
        Assert.Single(db.ChangeTracker.Entries());
    }

    [Fact]
    public virtual async Task First_takes_the_key_for_order_where_there_is_none()
    {
        await User.CreateAsync(new { Id = 2, Name = "Ana" }, cancellationToken: Cancellation);
        await User.CreateAsync(new { Id = 1, Name = "Zoe" }, cancellationToken: Cancellation);
        Log.Take();

        Assert.Equal("Zoe", (await User.FirstOrDefaultAsync(cancellationToken: Cancellation))?.Name);
        Assert.EndsWith("ORDER BY u.Id LIMIT 1", Sql.WithoutQuotes(Assert.Single(Log.Take())), StringComparison.Ordinal);
        Assert.Equal("Ana", (await User.FirstOrDefaultAsync(User.Select().OrderBy(user => user.Name), cancellationToken: Cancellation))?.Name);
        Assert.DoesNotContain("Id LIMIT", Sql.WithoutQuotes(Assert.Single(Log.Take())), StringComparison.Ordinal);
        await Note.CreateAsync(new { Text = "x" }, cancellationToken: Cancellation);
        Assert.Equal("x", (await Note.FirstOrDefaultAsync(cancellationToken: Cancellation))?.Text);
    }

    [Fact]
    public virtual async Task Refreshing_reads_columns_owned_members_and_named_relations()
    {
        var order = await CreateOrderAsync();
        await ExecuteAsync($"UPDATE \"Orders\" SET \"Version\" = 3, \"Total_Amount\" = '8.0', \"Address_City\" = 'Chur'");
        order.Version = 77;
        await order.RefreshAsync(["Customer", "lines"], cancellationToken: Cancellation);

        Assert.Equal((3, 8, "Chur", "Migros", 0), (order.Version, order.Total.Amount, order.Address?.City, order.Customer.Name, order.Lines.Count));
        await ExecuteAsync($"UPDATE \"Orders\" SET \"Address_City\" = NULL");
        await using var db = NewContext();
        var tracked = await Order.FindOrFailAsync(order.Id, db, Cancellation);
        tracked.Address = new Address { City = "gone" };
        await tracked.RefreshAsync(context: db, cancellationToken: Cancellation);
        Assert.Null(tracked.Address);
        await ExecuteAsync($"DELETE FROM \"Orders\"");
        await Assert.ThrowsAsync<ModelNotFoundException>(() => order.RefreshAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public virtual async Task Unknown_relations_are_refused()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var failure = await Assert.ThrowsAsync<FillException>(() => user.RefreshAsync(["post"], cancellationToken: Cancellation));

        Assert.Equal(["Posts"], Assert.Single(failure.Problems).Suggestions);
    }
}
