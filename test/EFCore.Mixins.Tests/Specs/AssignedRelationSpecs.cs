using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Assigning a relation replaces its stored rows, loaded or not: not loaded is not empty.</summary>
public abstract class AssignedRelationSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Links_that_are_not_loaded_are_replaced()
    {
        var (post, b) = await TaggedAsync();
        var found = await Post.FindOrFailAsync(post.Id, Cancellation);
        Log.Take();
        await found.UpdateAsync(new { Tags = new[] { b } }, cancellationToken: Cancellation);
        Assert.Equal(1, Log.Take().Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal)));
        Assert.Equal(["b"], await TagsAsync());
        Assert.False(found.IsDirty());

        await (await Post.FindOrFailAsync(post.Id, Cancellation)).UpdateAsync(new { Tags = Array.Empty<Tag>() }, cancellationToken: Cancellation);
        Assert.Empty(await TagsAsync());
        Assert.Equal(3, await CountAsync<Tag>());
    }

    [Fact]
    public virtual async Task Links_are_replaced_by_filling_and_saving()
    {
        var (post, b) = await TaggedAsync();
        var found = await Post.FindOrFailAsync(post.Id, Cancellation);
        found.Fill(new { Tags = new object[] { b, new { Name = "d" } } });
        Assert.True(found.IsDirty("Tags"));
        await found.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(["b", "d"], await TagsAsync());
        await found.UpdateAsync(new { Rating = 3 }, cancellationToken: Cancellation);
        Assert.Equal(["b", "d"], await TagsAsync());
    }

    [Fact]
    public virtual async Task Links_of_an_instance_that_was_read_without_tracking_are_replaced()
    {
        var (post, b) = await TaggedAsync();
        var loaded = await Post.Query(new { post.Id }, load: new LoadPlan().SelectIn("tags")).AsNoTracking().SingleAsync(Cancellation);
        await loaded.UpdateAsync(new { Tags = new[] { b, loaded.Tags.Single(tag => tag.Name == "c") } }, cancellationToken: Cancellation);
        Assert.Equal(["b", "c"], await TagsAsync());
    }

    [Fact]
    public virtual async Task Links_of_a_tracked_instance_are_replaced()
    {
        var (post, b) = await TaggedAsync();
        await using var db = NewContext();
        var found = await Post.FindOrFailAsync(post.Id, db, Cancellation);
        await found.UpdateAsync(new { Tags = new[] { b, new Tag { Name = "d" } } }, db, cancellationToken: Cancellation);
        Assert.Equal(["b", "d"], await TagsAsync());
        await found.UpdateAsync(new { Tags = Array.Empty<Tag>() }, db, cancellationToken: Cancellation);
        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public virtual async Task Links_that_another_flow_has_added_are_replaced_too()
    {
        var (post, b) = await TaggedAsync();
        var c = await Tag.FindOrFailAsync("c", Cancellation);
        await post.UpdateAsync(new { Tags = new[] { b } }, cancellationToken: Cancellation);
        await (await Post.FindOrFailAsync(post.Id, Cancellation)).UpdateAsync(new { Tags = new[] { b, c } }, cancellationToken: Cancellation);
        await post.UpdateAsync(new { Tags = new[] { b } }, cancellationToken: Cancellation);
        Assert.Equal(["b"], await TagsAsync());
    }

    [Fact]
    public virtual async Task Children_that_are_not_loaded_are_taken_out()
    {
        var ana = await User.CreateAsync(new { Name = "Ana", Posts = new[] { new { Body = "a" }, new { Body = "b" } } }, cancellationToken: Cancellation);
        var found = await User.FindOrFailAsync(ana.Id, Cancellation);
        await found.UpdateAsync(new { Posts = new object[] { ana.Posts[1], new { Body = "c" } } }, cancellationToken: Cancellation);

        Assert.Equal([("a", null), ("b", ana.Id), ("c", ana.Id)], await PostsAsync());
        await (await User.FindOrFailAsync(ana.Id, Cancellation)).UpdateAsync(new { Posts = Array.Empty<Post>() }, cancellationToken: Cancellation);
        Assert.Equal([("a", null), ("b", null), ("c", null)], await PostsAsync());
    }

    [Fact]
    public virtual async Task Children_that_need_their_parent_are_deleted()
    {
        var order = await CreateOrderAsync();
        await order.UpdateAsync(
            new { Lines = new[] { new OrderLine { Number = 1, Product = "a" }, new OrderLine { Number = 2, Product = "b" } } },
            cancellationToken: Cancellation);
        await using var db = NewContext();
        foreach (var context in new[] { null, db })
        {
            var found = await Order.FindOrFailAsync(order.Id, context, Cancellation);
            await found.UpdateAsync(
                new { Lines = new[] { new OrderLine { Number = context is null ? 3 : 4, Product = "c" } } },
                context,
                cancellationToken: Cancellation);
            Assert.Equal(context is null ? 3 : 4, Assert.Single(await OrderLine.AllAsync(cancellationToken: Cancellation)).Number);
        }
    }

    [Fact]
    public virtual async Task A_one_to_one_relation_that_is_not_loaded_is_replaced()
    {
        var person = await Person.CreateAsync(new { Name = "a", Passport = new Passport { Number = "1" } }, cancellationToken: Cancellation);
        var found = await Person.FindOrFailAsync(person.Id, Cancellation);
        await found.UpdateAsync(new { Passport = (Passport?)null }, cancellationToken: Cancellation);
        Assert.Equal(0, await CountAsync<Passport>());
    }

    [Fact]
    public virtual async Task A_failed_assignment_replaces_nothing_later()
    {
        var (post, b) = await TaggedAsync();
        var found = await Post.FindOrFailAsync(post.Id, Cancellation);
        await Assert.ThrowsAsync<MissingReferenceException>(() => found.UpdateAsync(new { Tags = new[] { b }, UserId = 99 }, cancellationToken: Cancellation));
        await found.UpdateAsync(new { Rating = 3 }, cancellationToken: Cancellation);
        Assert.Equal(["a", "c"], await TagsAsync());
        found.Fill(new { Tags = new[] { b } });
        await found.RefreshAsync(["tags"], cancellationToken: Cancellation);
        await found.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(["a", "c"], await TagsAsync());
    }

    [Fact]
    public virtual async Task A_rolled_back_assignment_is_written_by_the_next_save()
    {
        var (post, b) = await TaggedAsync();
        var found = await Post.FindOrFailAsync(post.Id, Cancellation);
        await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
        {
            await found.UpdateAsync(new { Rating = 3, Tags = new[] { b } }, cancellationToken: Cancellation);
            throw new IOException();
        }, cancellationToken: Cancellation));
        Assert.Equal(["a", "c"], await TagsAsync());
        await found.SaveAsync(cancellationToken: Cancellation);
        Assert.Equal(["b"], await TagsAsync());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public virtual async Task A_rolled_back_assignment_of_a_tracked_instance_replaces_nothing_later(bool isNested, bool isSaved)
    {
        var (post, b) = await TaggedAsync();
        await using var db = NewContext();
        await using var transaction = isNested ? await db.Database.BeginTransactionAsync(Cancellation) : null;
        var found = await Post.FindOrFailAsync(post.Id, db, Cancellation);
        using (Contexts.Use(db))
        {
            await Assert.ThrowsAsync<IOException>(() => Contexts.InTransactionAsync(async () =>
            {
                found.Fill(new { Rating = 3, Tags = new[] { b } });
                if (isSaved)
                    await found.SaveAsync(cancellationToken: Cancellation);
                throw new IOException();
            }, cancellationToken: Cancellation));
        }

        await found.UpdateAsync(new { Rating = 4 }, db, cancellationToken: Cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(Cancellation);
        Assert.Equal(["a", "c"], await TagsAsync());
    }

    [Fact]
    public virtual async Task Thousands_of_links_are_replaced()
    {
        var tags = Enumerable.Range(0, 2_100).Select(i => new Tag { Name = $"{i}é" }).ToList();
        var post = await Post.CreateAsync(new { Body = "x", Tags = tags }, cancellationToken: Cancellation);
        await (await Post.FindOrFailAsync(post.Id, Cancellation)).UpdateAsync(new { Tags = tags[..2] }, cancellationToken: Cancellation);
        Assert.Equal(["0é", "1é"], await TagsAsync());
    }

    private static async Task<(Post Post, Tag B)> TaggedAsync()
        => (await Post.CreateAsync(new { Body = "x", Tags = new[] { new Tag { Name = "a" }, new Tag { Name = "c" } } }, cancellationToken: Cancellation),
            await Tag.CreateAsync(new { Name = "b" }, cancellationToken: Cancellation));

    private async Task<List<string>> TagsAsync()
    {
        await using var db = NewContext();
        return await db.Posts.SelectMany(post => post.Tags).Select(tag => tag.Name).Order().ToListAsync(Cancellation);
    }

    private async Task<List<(string, int?)>> PostsAsync()
    {
        await using var db = NewContext();
        return [.. (await db.Posts.AsNoTracking().OrderBy(post => post.Body).ToListAsync(Cancellation)).Select(post => (post.Body, post.UserId))];
    }
}
