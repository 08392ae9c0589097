using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Enumeration of many rows in batches.</summary>
public abstract class BatchSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Fact]
    public virtual async Task Rows_come_one_by_one_in_the_order_of_the_key_or_another()
    {
        await using var db = NewContext();
        var list = (await db.Posts.AsNoTracking().ToListAsync(Token)).AsQueryable();

        Assert.Equal("12345678", await DigitsAsync(Post.FindEachAsync(size: 3, cancellationToken: Token)));
        Assert.Equal("12467", await DigitsAsync(Post.FindEachAsync(new { archived = false }, size: 2, cancellationToken: Token)));
        Assert.Equal("52364817", await DigitsAsync(Post.FindEachAsync(orderBy: ["rating"], size: 3, cancellationToken: Token)));
        Assert.Equal("2345678", await DigitsAsync(db.Posts.Where(post => post.Id > 1).FindEachAsync(size: 3, cancellationToken: Token)));
        Assert.Equal("12345678", await DigitsAsync(list.FindEachAsync(size: 3, cancellationToken: Token)));
        Assert.Equal("", await DigitsAsync(Post.FindEachAsync(new { id = 99 }, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task Batches_load_their_relations_each()
    {
        var batches = new List<int>();
        await foreach (var posts in Post.InBatchesAsync(3, orderBy: ["-id"], load: plan => plan.SelectIn(post => post.Comments), cancellationToken: Token))
        {
            batches.Add(posts.Count);
            Assert.All(posts, post => Assert.Equal(OperatorCases.Posts().ElementAt(post.Id - 1).Comments.Count, post.Comments.Count));
        }

        Assert.Equal([3, 3, 2], batches);
        Assert.Equal([4, 4], await SizesAsync(Post.Select().InBatchesAsync(4, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task Rows_added_during_a_walk_are_read_unless_it_ends_at_the_present_rows()
    {
        var next = 100;
        Assert.Equal(11, await MetAsync(Until.End));
        Assert.Equal(11, await MetAsync(Until.Now)); // those of the first walk

        async Task<int> MetAsync(Until until)
        {
            var met = 0;
            await foreach (var posts in Post.InBatchesAsync(4, until: until, cancellationToken: Token))
            {
                if (met == 0)
                    await Post.CreateAsync(new { Id = next++, Body = "new" }, cancellationToken: Token);
                if (met == 4)
                    await Post.CreateAsync(new { Id = next++, Body = "new" }, cancellationToken: Token);
                met += posts.Count;
                if (met == 8 && until == Until.End)
                    await Post.CreateAsync(new { Id = next++, Body = "new" }, cancellationToken: Token);
            }

            return met;
        }
    }

    [Fact]
    public virtual async Task Each_batch_has_a_context_of_its_own_and_a_walk_ends_between_two()
    {
        var factory = new CountingFactory<SpecContext>(Backend.DatabaseOptions);
        Contexts.SetFactory(factory);
        await Post.Select().CountAsync(Token);
        var before = factory.Created;
        Assert.Equal([3, 3, 2], await SizesAsync(Post.InBatchesAsync(3, cancellationToken: Token)));
        Assert.Equal((3, 0), (factory.Created - before, factory.CountMissing()));

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var met = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var posts in Post.InBatchesAsync(3, cancellationToken: ending.Token))
            {
                met += posts.Count;
                await ending.CancelAsync();
            }
        });
        Assert.Equal(3, met);
        await foreach (var _ in Post.FindEachAsync(size: 3, cancellationToken: Token))
            break;
        Assert.Equal(0, factory.CountMissing());
    }

    [Fact]
    public virtual async Task Parts_are_statements_for_ranges_of_the_key()
    {
        await using var db = NewContext();
        var parts = new List<string>();
        await foreach (var part in Post.Where(new { archived = false }).PartsAsync(2, cancellationToken: Token))
            parts.Add(string.Concat(await part.OrderBy(post => post.Id).Select(post => post.Id).ToListAsync(Token)));
        Assert.Equal(["12", "46", "7"], parts);
        Assert.Equal([3, 3, 2], await CountsAsync(db.Posts.PartsAsync(3, cancellationToken: Token)));
        Assert.Equal([4, 4], await CountsAsync(Post.PartsAsync(4, until: Until.Now, cancellationToken: Token)));
        Assert.Equal([], await CountsAsync(Post.PartsAsync(4, new { id = 99 }, cancellationToken: Token)));
        Assert.Equal(
            [5, 3],
            await SizesAsync(Chunks(Enumerable.Range(0, 8).Select(i => new Post { Id = i, Body = "" }).AsQueryable().PartsAsync(5, cancellationToken: Token))));

        var changed = 0;
        await foreach (var part in Post.PartsAsync(3, new { archived = false }, cancellationToken: Token))
            changed += await part.ExecuteUpdateAsync(post => post.SetProperty(p => p.Views, 7), Token);
        Assert.Equal(5, changed);
        var deleted = 0;
        await db.Set<Comment>().ExecuteDeleteAsync(Token);
        await foreach (var part in Post.Select().PartsAsync(3, cancellationToken: Token))
            deleted += await part.ExecuteDeleteAsync(Token);
        Assert.Equal((8, 0), (deleted, await db.Posts.CountAsync(Token)));
    }

    [Fact]
    public virtual async Task Parts_of_a_composite_key_and_of_a_Guid_key_have_each_row_once()
    {
        await using var db = NewContext();
        for (var i = 0; i < 3; i++)
        {
            var order = new Order { Id = Guid.NewGuid(), Total = new(), Customer = new() { Name = "Ann" } };
            order.Lines.AddRange(Enumerable.Range(0, 5).Select(number => new OrderLine { Number = number, Product = "ink" }));
            db.Add(order);
        }

        await db.SaveChangesAsync(Token);
        var keys = new List<(Guid, int)>();
        await foreach (var part in OrderLine.PartsAsync(4, cancellationToken: Token))
            keys.AddRange((await part.ToListAsync(Token)).Select(line => (line.OrderId, line.Number)));
        Assert.Equal((15, 15), (keys.Count, keys.Distinct().Count()));
        Assert.Equal([2, 1], await CountsAsync(Order.PartsAsync(2, cancellationToken: Token)));
        Assert.Equal([1, 1, 1], await CountsAsync(Customer.PartsAsync(1, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task What_is_ordered_or_limited_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await SizesAsync(Post.OrderBy("id").InBatchesAsync(cancellationToken: Token)));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await CountsAsync(Post.Select().Take(3).PartsAsync(cancellationToken: Token)));
        Assert.Equal(
            "'PartsAsync' cannot read this query of 'Post' because 'Take' limits, joins or groups its rows. " +
            "Remove it. Only filters, load plans and query options such as 'AsNoTracking' are supported before 'PartsAsync'.",
            error.Message);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await CountsAsync(Post.PartsAsync(0, cancellationToken: Token)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await DigitsAsync(Post.FindEachAsync(size: 0, cancellationToken: Token)));
    }

    private static async Task<string> DigitsAsync(IAsyncEnumerable<Post> posts) => string.Concat(await posts.Select(post => post.Id).ToListAsync(Token));

    private static async Task<List<int>> SizesAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> batches)
        => await batches.Select(batch => batch.Count).ToListAsync(Token);

    private static async Task<List<int>> CountsAsync<T>(IAsyncEnumerable<IQueryable<T>> parts)
    {
        var counts = new List<int>();
        await foreach (var part in parts)
            counts.Add(await part.CountAsync(Token));
        return counts;
    }

    private static IAsyncEnumerable<IReadOnlyList<T>> Chunks<T>(IAsyncEnumerable<IQueryable<T>> parts) => parts.Select(IReadOnlyList<T> (part) => [.. part]);
}
