using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Pages by cursor over the posts of the operators' table, one digit each.</summary>
public abstract class CursorPageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly Keyset<Post> ByRating = Keyset<Post>.By(k => k.Descending(p => p.Rating, Nulls.Last).Ascending(p => p.User!.Name));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync(OperatorCases.Posts());
    }

    [Theory]
    [InlineData("52|36|48|17", "rating")]
    [InlineData("71|84|63|25", "-rating")]
    [InlineData("17|52|36|48", "rating__nullsfirst")]
    [InlineData("84|63|25|71", "-rating__nullslast")]
    [InlineData("12|34|56|78")]
    [InlineData("23|47|51|68", "user___name")]
    [InlineData("35|81|24|67", "-archived", "id")]
    [InlineData("87|51|64|23", "comments__count", "-id")]
    public virtual Task Pages_follow_each_other_both_ways(string digits, params string[] keys) => FollowAsync(digits, keys);

    [Fact]
    public virtual Task Pages_of_decimals_follow_each_other() => FollowAsync("61|72|43|85", ["price"]);

    [Fact]
    public virtual async Task A_page_has_cursors_for_the_pages_before_and_after_it()
    {
        var first = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, cancellationToken: Token);
        Assert.Equal(("523", true, false, null), (Digits(first), first.HasNext, first.HasPrevious, first.Previous));
        var second = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: first.Next, cancellationToken: Token);
        Assert.Equal(("648", true, true), (Digits(second), second.HasNext, second.HasPrevious));
        var third = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: second.Next, cancellationToken: Token);
        Assert.Equal(("17", false, true, null), (Digits(third), third.HasNext, third.HasPrevious, third.Next));
        var back = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, before: third.Previous, cancellationToken: Token);
        Assert.Equal(("648", true, true), (Digits(back), back.HasNext, back.HasPrevious));
        var start = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, before: back.Previous, cancellationToken: Token);
        Assert.Equal(("523", true, false), (Digits(start), start.HasNext, start.HasPrevious));
    }

    [Fact]
    public virtual async Task The_cursor_of_an_empty_page_leads_back_to_the_row_before_it()
    {
        var all = await Post.CursorPageAsync(orderBy: ["rating"], size: 8, cancellationToken: Token);
        var behind = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: all.CursorOf(all.Items[^1]), cancellationToken: Token);
        Assert.Equal(("", false, true), (Digits(behind), behind.HasNext, behind.HasPrevious));
        Assert.Equal("817", Digits(await Post.CursorPageAsync(orderBy: ["rating"], size: 3, before: behind.Previous, cancellationToken: Token)));

        var before = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, before: all.CursorOf(all.Items[0]), cancellationToken: Token);
        Assert.Equal(("", true, false), (Digits(before), before.HasNext, before.HasPrevious));
        Assert.Equal("523", Digits(await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: before.Next, cancellationToken: Token)));
    }

    [Fact]
    public virtual async Task Exact_edges_query_the_other_side_of_a_page()
    {
        var page = await Post.CursorPageAsync(orderBy: ["rating"], size: 3, cancellationToken: Token);
        await Post.DestroyAsync(5, 2, 3);

        Assert.True((await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: page.Next, cancellationToken: Token)).HasPrevious);
        Assert.False((await Post.CursorPageAsync(orderBy: ["rating"], size: 3, after: page.Next, edges: Edges.Exact, cancellationToken: Token)).HasPrevious);
        var last = await Post.CursorPageAsync(orderBy: ["rating"], size: 9, cancellationToken: Token);
        Assert.False((await Post.CursorPageAsync(
            orderBy: ["rating"],
            size: 3,
            before: last.CursorOf(last.Items[0]),
            edges: Edges.Exact,
            cancellationToken: Token)).HasPrevious);
        Assert.True((await Post.CursorPageAsync(
            orderBy: ["rating"],
            size: 3,
            before: last.CursorOf(last.Items[^1]),
            edges: Edges.Exact,
            cancellationToken: Token)).HasNext);
    }

    [Fact]
    public virtual async Task A_prepared_order_is_that_of_its_keys()
    {
        Assert.Equal("-Rating__nullslast, User.Name", $"{ByRating}");
        var page = await Post.CursorPageAsync(ByRating, 4, cancellationToken: Token);
        Assert.Equal("4836", Digits(page));
        Assert.Equal("2571", Digits(await Post.Select().CursorPageAsync(ByRating, 4, after: page.Next, cancellationToken: Token)));
        Assert.Equal(
            "2571",
            Digits(await Post.CursorPageAsync(orderBy: ["-rating__nullslast", "user___name"], size: 4, after: page.Next, cancellationToken: Token)));

        var aggregates = Keyset<Post>.By(
            k => k.Descending(p => p.Comments.Count).Descending(p => p.Comments.Max(c => c.Score), Nulls.First).Ascending(p => p.Tags.Count()));
        Assert.Equal("-Comments__count, -Comments.Score__max__nullsfirst, Tags__count", $"{aggregates}");
        Assert.Equal(4, (await Post.CursorPageAsync(aggregates, 4, cancellationToken: Token)).Items.Count);
        Assert.Equal("EF.Property", Keyset<Post>.By(k => k.Ascending(p => EF.Property<int>(p, "Id"))).ToString() == "Id" ? "EF.Property" : "");
        Assert.StartsWith(
            "'p => (p.Id + 1)' is not a sort key",
            Assert.Throws<ArgumentException>(() => Keyset<Post>.By(k => k.Ascending(p => p.Id + 1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Statements_queries_and_lists_give_the_same_pages()
    {
        await using var db = NewContext();
        var list = await db.Posts.Include(post => post.User).AsNoTracking().ToListAsync(Token);
        foreach (var query in new[]
        {
            Post.Where(new { id__gt = 1 }),
            Post.Select().Where(post => post.Id > 1),
            db.Posts.Where(post => post.Id > 1),
            Post.Where(new { id__gt = 1 }).On(db),
            list.AsQueryable().Where(post => post.Id > 1),
        })
        {
            var first = await query.CursorPageAsync(["user___name", "-rating"], 3, cancellationToken: Token);
            var second = await query.CursorPageAsync(["user___name", "-rating"], 3, after: first.Next, cancellationToken: Token);
            var back = await query.CursorPageAsync(["user___name", "-rating"], 3, before: second.Previous, edges: Edges.Exact, cancellationToken: Token);
            Assert.Equal(("327", "458", "327", false, true), (Digits(first), Digits(second), Digits(back), back.HasPrevious, back.HasNext));
        }
    }

    [Fact]
    public virtual async Task Plans_load_with_a_page()
    {
        foreach (var strategy in Enum.GetValues<LoadStrategy>())
        {
            var page = await Post.CursorPageAsync(
                orderBy: ["-rating", "user___name"],
                size: 4,
                load: new LoadPlan { ["comments"] = strategy, ["user"] = strategy, ["tags"] = strategy },
                cancellationToken: Token);
            var next = await Post.CursorPageAsync(
                orderBy: ["-rating", "user___name"],
                size: 4,
                after: page.Next,
                load: plan => plan.SelectIn(post => post.Comments).Joined(post => post.User),
                cancellationToken: Token);
            Assert.Equal("71483625", Digits(page) + Digits(next));
            Assert.All([.. page.Items, .. next.Items], post => Assert.Equal(OperatorCases.Posts().ElementAt(post.Id - 1).Comments.Count, post.Comments.Count));
            Assert.All([.. page.Items, .. next.Items], post => Assert.Equal(post.UserId is null, post.User is null));
        }
    }

    [Fact]
    public virtual async Task Rows_are_tracked_as_the_query_says()
    {
        await using var db = NewContext();
        var tracked = await db.Posts.CursorPageAsync(["rating"], 2, cancellationToken: Token);
        Assert.All(tracked.Items, post => Assert.Equal(EntityState.Unchanged, db.Entry(post).State));
        tracked.Items[0].Rating = 99;
        Assert.Equal("36", Digits(await db.Posts.CursorPageAsync(["rating"], 2, after: tracked.CursorOf(tracked.Items[1]), cancellationToken: Token)));
        Assert.Same(tracked.Items[0], (await db.Posts.CursorPageAsync(["rating"], 2, cancellationToken: Token)).Items[0]);

        foreach (var query in new[] { db.Posts.AsNoTracking(), db.Posts.AsNoTrackingWithIdentityResolution(), Post.Select().AsNoTracking().On(db) })
            Assert.All(
                (await query.CursorPageAsync(["-rating"], 2, cancellationToken: Token)).Items,
                post => Assert.Equal(EntityState.Detached, db.Entry(post).State));
        await db.SaveChangesAsync(Token);

        var read = (await Post.CursorPageAsync(orderBy: ["id"], size: 1, cancellationToken: Token)).Items[0];
        Assert.False(read.IsDirty());
        read.Body = "changed";
        Assert.Equal(["Body"], read.Changes().Keys);
    }

    [Fact]
    public virtual async Task A_projection_needs_no_keys_of_its_own()
    {
        var floor = 0;
        var first = await Post.Where(new { id__gt = 0 })
            .CursorPageAsync(["user___name", "-rating"], 3, null, post => new { post.Body, More = post.Views + floor }, cancellationToken: Token);
        var names = await Post.Select().CursorPageAsync(
            Keyset<Post>.By(k => k.Ascending(p => p.User!.Name).Descending(p => p.Rating)),
            3,
            null,
            post => post.Id,
            cancellationToken: Token);
        var next = await Post.Select().CursorPageAsync(["user___name", "-rating"], 9, names.Next, post => post.Id, cancellationToken: Token);

        Assert.Equal([3, 2, 7], names.Items);
        Assert.Equal(
            next.Items[0],
            (await Post.Select().CursorPageAsync(["user___name", "-rating"], 9, names.CursorOf(7), post => post.Id, cancellationToken: Token)).Items[0]);
        Assert.Equal(3, first.Items.Count);
        Assert.Equal(8, names.Items.Concat(next.Items).Distinct().Count());
        Assert.Throws<ArgumentException>(() => names.CursorOf(99));
    }

    [Fact]
    public virtual async Task Queries_that_a_walk_cannot_page_are_rejected()
    {
        await using var db = NewContext();
        await RefusedAsync(
            "because it is already ordered",
            Post.OrderBy("id"),
            Post.Select().OrderBy(post => post.Id),
            db.Posts.OrderByDescending(post => post.Id).Where(post => post.Id > 1));
        await RefusedAsync(
            "limits, joins or groups its rows",
            Post.Select().Take(3),
            Post.Select().Skip(3),
            Post.Select().Distinct(),
            db.Posts.Union(db.Posts),
            User.Select().SelectMany(user => user.Posts),
            Post.Select().GroupBy(post => post.Rating).Select(group => group.First()));
        await Assert.ThrowsAsync<ArgumentException>(() => Post.CursorPageAsync(after: "a", before: "b", cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.CursorPageAsync(size: 0, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Post.CursorPageAsync(size: int.MaxValue, cancellationToken: Token));
        Assert.Equal("12", Digits(await Post.CursorPageAsync(size: 2, after: "", cancellationToken: Token)));

        static async Task RefusedAsync(string text, params IQueryable<Post>[] queries)
        {
            foreach (var query in queries)
                Assert.Contains(
                    text,
                    (await Assert.ThrowsAsync<InvalidOperationException>(() => query.CursorPageAsync(["rating"], 3, cancellationToken: Token))).Message,
                    StringComparison.Ordinal);
        }
    }

    [Fact]
    public virtual async Task Sort_keys_that_do_not_find_rows_again_are_refused()
    {
        var unknown = await Assert.ThrowsAsync<FilterException>(
            () => Post.CursorPageAsync(orderBy: ["nonsense", "user", "-id desc"], cancellationToken: Token));
        Assert.Equal(3, unknown.Problems.Count);
        var enums = await Assert.ThrowsAsync<FilterException>(() => Customer.CursorPageAsync(orderBy: ["-tier"], cancellationToken: Token));
        Assert.Equal(
            "Sort key '-tier' is not valid on 'Customer': 'tier' is an enum stored as text (Tier), which the database does not order by value; "
            + "sort by another column.",
            enums.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Post.Select()
                .CursorPageAsync(["id"], 3, cancellationToken: new CancellationToken(true))
                .ContinueWith(task => task.IsCanceled ? throw new InvalidOperationException() : task, TaskScheduler.Default));
    }

    [Fact]
    public virtual async Task A_unique_index_completes_an_order()
    {
        var log = new CommandLog();
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>(log));
        await db.Users.CursorPageAsync(["-name"], 2, cancellationToken: Token);
        Assert.Contains("ORDER BY u.Name DESC LIMIT", log.Take()[0].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await db.Posts.CursorPageAsync(["id", "rating"], 2, cancellationToken: Token);
        Assert.Contains("ORDER BY p.Id LIMIT", log.Take()[0].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await db.Posts.CursorPageAsync(["-views", "archived"], 2, cancellationToken: Token);
        Assert.Contains("p.Id LIMIT", log.Take()[0].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await db.Posts.CursorPageAsync(["archived", "-views"], 2, cancellationToken: Token);
        Assert.Contains("p.Id DESC LIMIT", log.Take()[0].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task A_page_is_compiled_once_for_each_segment_way_and_pattern_of_nulls()
    {
        await WalkAsync(1);
        using var meter = new QueryCacheMeter();
        for (var i = 0; i < 60; i++)
            await WalkAsync(-i);
        Assert.Equal(0, meter.Read().Misses);

        static async Task WalkAsync(int least)
        {
            for (Cursor? after = null; ;)
            {
                var page = await Post.CursorPageAsync(
                    new { views__ge = least - 1 },
                    ["rating", "-user___name"],
                    2,
                    after,
                    load: ["user"],
                    cancellationToken: Token);
                if ((after = page.Next) is null)
                    break;
                await Post.CursorPageAsync(
                    new { views__ge = least - 1 },
                    ["rating", "-user___name"],
                    2,
                    null,
                    after,
                    load: ["user"],
                    edges: Edges.Exact,
                    cancellationToken: Token);
            }
        }
    }

    [Fact]
    public virtual async Task One_query_reads_nearly_all_pages()
    {
        var log = new CommandLog();
        await using var db = new SpecContext(Backend.OptionsOf<SpecContext>(log));
        var page = await db.Posts.CursorPageAsync(["rating"], 3, cancellationToken: Token);
        Assert.Single(log.Take());
        page = await db.Posts.CursorPageAsync(["rating"], 3, after: page.Next, cancellationToken: Token);
        Assert.Equal(2, log.Take().Count); // those that have a rating end there
        await db.Posts.CursorPageAsync(["rating"], 1, after: page.Next, cancellationToken: Token);
        Assert.Equal(2, log.Take().Count);
        page = await db.Posts.CursorPageAsync(["rating"], 7, cancellationToken: Token);
        log.Take();
        await db.Posts.CursorPageAsync(["rating"], 3, after: page.Next, cancellationToken: Token);
        Assert.Single(log.Take());
    }

    private static async Task FollowAsync(string digits, string[] keys)
    {
        var forward = new List<string>();
        await foreach (var page in Post.CursorPagesAsync(orderBy: keys, size: 2, cancellationToken: Token))
            forward.Add(Digits(page));
        Assert.Equal(digits, string.Join('|', forward));

        var last = await Post.CursorPageAsync(orderBy: keys, size: 8, cancellationToken: Token);
        var backward = new List<string> { $"{last.Items[^1].Id}" };
        for (Cursor? before = last.CursorOf(last.Items[^1]); before is not null;)
        {
            var page = await Post.CursorPageAsync(orderBy: keys, size: 3, before: before, cancellationToken: Token);
            backward.Insert(0, Digits(page));
            before = page.Previous;
        }

        Assert.Equal(digits.Replace("|", "", StringComparison.Ordinal), string.Concat(backward));
    }

    private static string Digits(CursorPage<Post> page) => string.Concat(page.Items.Select(post => post.Id));
}
