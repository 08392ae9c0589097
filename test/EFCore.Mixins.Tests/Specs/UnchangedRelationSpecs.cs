using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A relation is written if it was changed since the library last read or wrote it. The mere contents of a collection are no change.</summary>
public abstract class UnchangedRelationSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task A_child_that_has_moved_stays_where_it_is()
    {
        var (ana, bill) = await UsersAsync();
        var post = await Post.CreateAsync(new { Body = "x", User = ana }, cancellationToken: Cancellation);
        var same = await User.Query(new { ana.Id }, load: new LoadPlan().SelectIn("posts")).SingleAsync(Cancellation);
        foreach (var user in new[] { ana, same })
        {
            var child = user.Posts.SingleOrDefault() ?? post;
            if (!user.Posts.Contains(child))
                user.Posts.Add(child);
            await user.SaveAsync(cancellationToken: Cancellation);
            await child.UpdateAsync(new { UserId = bill.Id }, cancellationToken: Cancellation);
            await user.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
            Assert.Equal(bill.Id, (await InDatabaseAsync<Post>(child.Id))?.UserId);
            Assert.False(user.IsDirty());
            await child.UpdateAsync(new { User = user }, cancellationToken: Cancellation);
        }
    }

    [Fact]
    public virtual async Task A_child_that_has_moved_stays_where_it_is_for_a_parent_read_without_tracking()
    {
        var (ana, bill) = await UsersAsync();
        await Post.CreateAsync(new { Body = "x", User = ana }, cancellationToken: Cancellation);
        var user = await User.Query(new { ana.Id }, load: new LoadPlan().SelectIn("posts")).AsNoTracking().SingleAsync(Cancellation);
        var post = Assert.Single(user.Posts);
        await post.RefreshAsync(cancellationToken: Cancellation);
        await post.UpdateAsync(new { UserId = bill.Id }, cancellationToken: Cancellation);
        user.Name = "b";
        await user.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(bill.Id, (await InDatabaseAsync<Post>(post.Id))?.UserId);
        Assert.Equal("b", (await InDatabaseAsync<User>(ana.Id))?.Name);
    }

    [Fact]
    public virtual async Task A_child_that_was_added_moves()
    {
        var (ana, bill) = await UsersAsync();
        var post = await Post.CreateAsync(new { Body = "x", User = ana }, cancellationToken: Cancellation);
        bill.Posts.Add(post);
        Assert.Equal(["Posts"], bill.Changes().Keys);
        await bill.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(bill.Id, (await InDatabaseAsync<Post>(post.Id))?.UserId);
        bill.Posts.Remove(post);
        await bill.SaveAsync(cancellationToken: Cancellation);
        Assert.Null((await InDatabaseAsync<Post>(post.Id))?.UserId);
    }

    [Fact]
    public virtual async Task A_moved_row_of_its_own_class_stays_where_it_is()
    {
        var (first, second) = (await DocumentAsync("a"), await DocumentAsync("b"));
        var child = new Document { Title = "c" };
        first.Children.Add(child);
        await first.SaveAsync(cancellationToken: Cancellation);
        await child.UpdateAsync(new { Parent = second }, cancellationToken: Cancellation);
        await first.UpdateAsync(new { Pages = 3 }, cancellationToken: Cancellation);

        Assert.Equal(second.Id, (await InDatabaseAsync<Document>(child.Id))?.ParentId);
    }

    [Fact]
    public virtual async Task A_moved_row_of_a_one_to_one_relation_stays_where_it_is()
    {
        var first = await Person.CreateAsync(new { Name = "a", Passport = new Passport { Number = "1" } }, cancellationToken: Cancellation);
        var second = await Person.CreateAsync(new { Name = "b" }, cancellationToken: Cancellation);
        var passport = first.Passport!; // as created
        await passport.UpdateAsync(new { PersonId = second.Id }, cancellationToken: Cancellation);
        first.Name = "c";
        await first.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(second.Id, (await InDatabaseAsync<Passport>(passport.Id))?.PersonId);
    }

    [Fact]
    public virtual async Task A_deleted_child_with_a_key_of_its_own_does_not_come_back()
    {
        var order = await CreateOrderAsync();
        order.Lines.AddRange(
        [
            new OrderLine { Number = 1, Product = "a" },
            new OrderLine { Number = 2, Product = "b" },
            new OrderLine { Number = 3, Product = "c" },
        ]);
        await order.SaveAsync(cancellationToken: Cancellation);
        await order.Lines[0].DeleteAsync(cancellationToken: Cancellation);
        await OrderLine.DestroyAsync([(order.Id, 2)], cancellationToken: Cancellation);
        order.Version = 1;
        await order.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(1, await CountAsync<OrderLine>());
        order.Lines.RemoveRange(0, 2);
        await order.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(1, await CountAsync<OrderLine>());
        order.Lines.Add(new OrderLine { Number = 2, Product = "d" });
        await order.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(["c", "d"], await OrderLine.Select().OrderBy(line => line.Product).Select(line => line.Product).ToListAsync(Cancellation));
    }

    [Fact]
    public virtual async Task A_deleted_tag_does_not_come_back()
    {
        var post = await Post.CreateAsync(new { Body = "x", Tags = new[] { new Tag { Name = "a" }, new Tag { Name = "b" } } }, cancellationToken: Cancellation);
        await post.Tags[0].DeleteAsync(cancellationToken: Cancellation);
        await Tag.DestroyAsync(["b"], cancellationToken: Cancellation);
        await post.UpdateAsync(new { Rating = 3 }, cancellationToken: Cancellation);
        Assert.Equal((0, 3), (await CountAsync<Tag>(), (await InDatabaseAsync<Post>(post.Id))?.Rating));
        post.Tags.Clear();
        await post.SaveAsync(cancellationToken: Cancellation);
        Assert.False(post.IsDirty());
    }

    [Fact]
    public virtual async Task What_a_refresh_and_a_save_of_a_child_leave_unsaved_is_saved_by_the_next()
    {
        var (ana, bill) = await UsersAsync();
        ana.Posts.Add(new Post { Body = "new" });
        await ana.RefreshAsync(cancellationToken: Cancellation);
        await ana.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(1, await CountAsync<Post>());

        var post = ana.Posts[0];
        post.Comments.Add(new Comment { Body = "new" });
        bill.Posts.Add(post);
        await bill.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(0, await CountAsync<Comment>());
        await post.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(1, await CountAsync<Comment>());
    }

    [Fact]
    public virtual async Task What_a_unit_leaves_unsaved_is_saved_by_the_next()
    {
        var (ana, _) = await UsersAsync();
        await Contexts.InTransactionAsync(async () =>
        {
            await ana.UpdateAsync(new { Age = 3 }, cancellationToken: Cancellation);
            ana.Posts.Add(new Post { Body = "new" });
        }, cancellationToken: Cancellation);
        Assert.True(ana.IsDirty("Posts"));
        await ana.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(ana.Id, Assert.Single(await Post.AllAsync(cancellationToken: Cancellation)).UserId);
    }

    private static Task<Document> DocumentAsync(string title) => Document.CreateAsync(new { Title = title }, cancellationToken: Cancellation);

    private static async Task<(User Ana, User Bill)> UsersAsync()
        => (
            await User.CreateAsync(new { Name = "Ana" }, cancellationToken: Cancellation),
            await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation));
}
