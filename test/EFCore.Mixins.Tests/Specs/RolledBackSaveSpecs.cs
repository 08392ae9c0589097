using System.Transactions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>After the rollback of any transaction, saved changes are pending again, and added instances are new again.</summary>
public abstract class RolledBackSaveSpecs(Backend backend) : RecordSpecs(backend)
{
    /// <summary>Runs work in a <see cref="TransactionScope" />; providers without support for it throw.</summary>
    protected virtual async Task InScopeAsync(Func<Task> work, bool completes)
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await work();
        if (completes)
            scope.Complete();
    }

    [Fact]
    public virtual async Task An_update_in_a_scope_that_is_not_completed_is_a_change_again()
    {
        var user = await UserAsync();
        var article = await Article.CreateAsync(new { Title = "a" }, cancellationToken: Cancellation);
        var updated = article.UpdatedAt;
        await InScopeAsync(async () =>
        {
            await user.UpdateAsync(new { Name = "b" }, cancellationToken: Cancellation);
            await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
            Assert.False(user.IsDirty());
            await article.UpdateAsync(new { Title = "b" }, cancellationToken: Cancellation);
        }, completes: false);

        Assert.Equal([new("Age", new ValueChange(null, 3)), new("Name", new ValueChange("a", "b"))], user.Changes());
        Assert.Equal(("b", updated), (article.Title, article.UpdatedAt));
        Assert.Equal("a", (await InDatabaseAsync<User>(user.Id))?.Name);
        await user.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(("b", 3), await InDatabaseAsync<User>(user.Id) is { } row ? (row.Name, row.Age) : default);
    }

    [Fact]
    public virtual async Task A_new_instance_of_a_scope_that_is_not_completed_is_new_again()
    {
        var user = new User { Name = "a", Posts = { new Post { Body = "x", Tags = { new Tag { Name = "t" } } } } };
        var country = new Country { Code = "CH", Name = "Swiss" };
        await InScopeAsync(async () =>
        {
            await user.SaveAsync(cancellationToken: Cancellation);
            await country.SaveAsync(cancellationToken: Cancellation);
        }, completes: false);
        Assert.Equal((0, 0, null), (user.Id, user.Posts[0].Id, user.Posts[0].UserId));
        Assert.Equal(0, await CountAsync<User>());
        await InScopeAsync(async () =>
        {
            await user.SaveAsync(cancellationToken: Cancellation);
            await country.SaveAsync(cancellationToken: Cancellation);
        }, completes: true);

        Assert.Equal((1, 1, 1), (await CountAsync<User>(), await CountAsync<Post>(), await CountAsync<Country>()));
        Assert.Equal(user.Id, (await InDatabaseAsync<Post>(user.Posts[0].Id))?.UserId);
        Assert.False(user.IsDirty());
        Assert.False(country.IsDirty());
    }

    [Fact]
    public virtual async Task A_row_deleted_in_a_scope_that_is_not_completed_is_there()
    {
        var user = await UserAsync();
        await InScopeAsync(() => user.DeleteAsync(cancellationToken: Cancellation), completes: false);
        Log.Take();
        await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
        Assert.StartsWith("UPDATE \"Users\" SET \"Age\" = @p0 WHERE", Assert.Single(Log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task What_a_scope_read_of_its_own_is_not_remembered_after_it()
    {
        var user = await UserAsync();
        User? read = null;
        await InScopeAsync(async () =>
        {
            await user.UpdateAsync(new { Name = "b" }, cancellationToken: Cancellation);
            read = await User.FindOrFailAsync(user.Id, Cancellation);
        }, completes: false);

        Assert.Equal("b", read?.Name);
        Assert.True(read?.IsDirty("Name"));
    }

    [Fact]
    public virtual async Task An_update_in_a_transaction_of_EF_is_a_change_again()
    {
        await using var db = NewContext();
        var user = await User.FindOrFailAsync((await UserAsync()).Id, db, Cancellation);
        foreach (var disposes in new[] { false, true })
        {
            await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
            {
                await user.UpdateAsync(new { Name = "b" }, db, cancellationToken: Cancellation);
                Assert.False(user.IsDirty());
                if (!disposes)
                    await transaction.RollbackAsync(Cancellation);
            }

            Assert.Equal([new("Name", new ValueChange("a", "b"))], user.Changes());
            Assert.Equal("a", (await InDatabaseAsync<User>(user.Id))?.Name);
        }

        await user.SaveAsync(db, cancellationToken: Cancellation);
        Assert.Equal("b", (await InDatabaseAsync<User>(user.Id))?.Name);
    }

    [Fact]
    public virtual async Task A_retry_loop_of_your_own_inserts_in_the_end()
    {
        await using var db = NewContext();
        var user = new User { Name = "a", Posts = { new Post { Body = "x" } } };
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await user.SaveAsync(db, cancellationToken: Cancellation);
            if (attempt < 2)
                await transaction.RollbackAsync(Cancellation);
            else
                await transaction.CommitAsync(Cancellation);
            if (attempt < 2)
                Assert.Equal((0, 0, 0), (user.Id, user.Posts[0].Id, db.ChangeTracker.Entries().Count()));
        }

        Assert.Equal(user.Id, Assert.Single(await db.Posts.AsNoTracking().ToListAsync(Cancellation)).UserId);
        Assert.Equal(0, await db.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public virtual async Task A_retry_loop_around_units_inserts_in_the_end()
    {
        var user = new User { Name = "a", Posts = { new Post { Body = "x" } } };
        var order = new Order { Total = new Money { Amount = 1 }, Address = new Address { City = "Bern" }, Customer = new Customer { Name = "Ana" } };
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await Contexts.InTransactionAsync(async () =>
                {
                    await user.SaveAsync(cancellationToken: Cancellation);
                    await order.SaveAsync(cancellationToken: Cancellation);
                    if (attempt < 2)
                        throw new IOException();
                }, cancellationToken: Cancellation);
            }
            catch (IOException)
            {
                Assert.Equal((0, 0, default), (user.Id, user.Posts[0].Id, order.Customer.Id));
            }
        }

        Assert.Equal((1, 1, 1, 1), (await CountAsync<User>(), await CountAsync<Post>(), await CountAsync<Order>(), await CountAsync<Customer>()));
        Assert.Equal("Bern", (await InDatabaseAsync<Order>(order.Id))?.Address?.City);
    }

    [Fact]
    public virtual async Task A_rollback_to_a_savepoint_of_the_user_undoes_later_saves()
    {
        await using var db = NewContext();
        var user = await User.FindOrFailAsync((await UserAsync()).Id, db, Cancellation);
        var post = new Post { Body = "x" };
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await user.UpdateAsync(new { Age = 1 }, db, cancellationToken: Cancellation);
        await transaction.CreateSavepointAsync("one", Cancellation);
        await user.UpdateAsync(new { Age = 2, Email = "e" }, db, cancellationToken: Cancellation);
        await post.SaveAsync(db, cancellationToken: Cancellation);
        await transaction.RollbackToSavepointAsync("one", Cancellation);

        Assert.Equal([new("Age", new ValueChange(1, 2)), new("Email", new ValueChange(null, "e"))], user.Changes());
        Assert.Equal(0, post.Id);
        await user.SaveAsync(db, cancellationToken: Cancellation);
        await transaction.RollbackToSavepointAsync("one", Cancellation);
        Assert.Equal(["Age", "Email"], user.Changes().Keys);
        await post.SaveAsync(db, cancellationToken: Cancellation);
        await transaction.CommitAsync(Cancellation);
        Assert.Equal((2, "e"), await InDatabaseAsync<User>(user.Id) is { } row ? (row.Age, row.Email) : default);
        Assert.Equal(1, await CountAsync<Post>());
    }

    [Fact]
    public virtual async Task A_failed_inner_unit_resets_keys()
    {
        var user = new User { Name = "a" };
        await Contexts.InTransactionAsync(async (SpecContext db) =>
        {
            var added = new User { Name = "b" };
            await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
            {
                await user.SaveAsync(cancellationToken: Cancellation);
                db.Add(added);
                await db.SaveChangesAsync(Cancellation);
                throw new IOException();
            }, cancellationToken: Cancellation));
            Assert.Equal((0, 0), (user.Id, added.Id));
            await user.SaveAsync(cancellationToken: Cancellation);
        }, cancellationToken: Cancellation);

        Assert.Equal(1, await CountAsync<User>());
        Assert.False(user.IsDirty());
    }

    [Fact]
    public virtual async Task A_deletion_that_is_rolled_back_leaves_the_row_tracked()
    {
        await using var db = NewContext();
        var user = await User.CreateAsync(new { Name = "a", Posts = new[] { new { Body = "x" } } }, db, cancellationToken: Cancellation);
        await using (await db.Database.BeginTransactionAsync(Cancellation))
            await user.DeleteAsync(db, cancellationToken: Cancellation);

        Assert.Equal(EntityState.Unchanged, db.Entry(user).State);
        await user.UpdateAsync(new { Age = 3 }, db, cancellationToken: Cancellation);
        Assert.Equal(3, (await InDatabaseAsync<User>(user.Id))?.Age);
    }

    [Fact]
    public virtual async Task Relations_and_parts_of_a_rolled_back_update_are_written_by_the_next()
    {
        await using var db = NewContext();
        var order = await CreateOrderAsync(new Address { City = "Bern" });
        var (same, tag) = (
            await Order.FindOrFailAsync(order.Id, db, Cancellation),
            await Tag.CreateAsync(new { Name = "t" }, db, cancellationToken: Cancellation));
        var post = await Post.CreateAsync(new { Body = "x" }, db, cancellationToken: Cancellation);
        await using (await db.Database.BeginTransactionAsync(Cancellation))
        {
            await same.UpdateAsync(new { Total = new { Amount = 7m }, Address = new { City = "Basel" } }, db, cancellationToken: Cancellation);
            await post.UpdateAsync(new { Tags = new[] { tag }, Comments = new[] { new { Body = "c" } } }, db, cancellationToken: Cancellation);
        }

        Assert.Equal(0, await CountAsync<Comment>());
        await same.SaveAsync(db, cancellationToken: Cancellation);
        await post.SaveAsync(db, cancellationToken: Cancellation);
        Assert.Equal((7m, "Basel"), await InDatabaseAsync<Order>(order.Id) is { } row ? (row.Total.Amount, row.Address?.City) : default);
        Assert.Equal(1, await db.Posts.CountAsync(one => one.Tags.Any(t => t.Name == "t") && one.Comments.Count == 1, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public virtual async Task The_database_is_queried_after_a_transaction_whose_end_was_not_observed(bool commits)
    {
        var (user, added) = (await UserAsync(), new User { Name = "new" });
        await using var db = NewContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        var same = await User.FindOrFailAsync(user.Id, db, Cancellation);
        await using (var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(Cancellation))
        {
            await db.Database.UseTransactionAsync(transaction, Cancellation);
            await same.UpdateAsync(new { Name = "b" }, db, cancellationToken: Cancellation);
            await added.SaveAsync(db, cancellationToken: Cancellation);
            if (commits)
                await transaction.CommitAsync(Cancellation);
            else
                await transaction.RollbackAsync(Cancellation);
            await db.Database.UseTransactionAsync(null, Cancellation);
        }

        Assert.True(same.IsDirty("Name"));
        Log.Take();
        await same.SaveAsync(db, cancellationToken: Cancellation);
        Assert.Equal(commits ? 0 : 1, Log.Take().Count(sql => sql.Contains("UPDATE", StringComparison.Ordinal)));
        await added.SaveAsync(db, cancellationToken: Cancellation);

        Assert.Equal(("b", 2), ((await InDatabaseAsync<User>(user.Id))?.Name, await CountAsync<User>()));
        Assert.False(same.IsDirty());
        Assert.False(added.IsDirty());
    }

    private static Task<User> UserAsync() => User.CreateAsync(new { Name = "a" }, cancellationToken: Cancellation);
}
