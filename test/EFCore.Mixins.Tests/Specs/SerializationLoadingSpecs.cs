using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The relations that count as loaded; serialization does not query the database.</summary>
public abstract class SerializationLoadingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Relations_that_are_not_loaded_are_left_out_or_empty()
    {
        await CreateAsync();
        var post = await Post.FindOrFailAsync(1, cancellationToken: Cancellation);

        Assert.Equal([], Relations(post));
        var all = post.ToDictionary(nested: true, onlyLoaded: false);
        Assert.Null(all["User"]);
        Assert.Empty(Assert.IsType<List<Dictionary<string, object?>?>>(all["Comments"]));
    }

    [Fact]
    public virtual async Task What_an_owned_context_loaded_is_remembered_though_it_is_empty()
    {
        await CreateAsync();
        var posts = await Post.AllAsync(Post.Select().Include(p => p.Comments).Include(p => p.Tags).OrderBy(p => p.Id), cancellationToken: Cancellation);

        Assert.Equal(["Comments", "Tags"], Relations(posts[0]));
        Assert.Equal(["Comments", "Tags", "User"], Relations(posts[1]));
        await posts[0].UpdateAsync(new { Title = "new" }, cancellationToken: Cancellation);
        Assert.Equal(["Comments", "Tags"], Relations(posts[0]));
    }

    [Fact]
    public virtual async Task What_was_loaded_while_rows_are_streamed_is_remembered()
    {
        await CreateAsync();
        var posts = new List<Post>();

        await foreach (var post in Post.ScalarsAsync(Post.Query(orderBy: ["id"]), cancellationToken: Cancellation))
        {
            if (posts.Count == 0)
                await post.RefreshAsync(["tags", "comments"], cancellationToken: Cancellation);
            posts.Add(post);
        }

        Assert.Equal(["Comments", "Tags"], Relations(posts[0]));
        Assert.Equal(["User"], Relations(posts[1]));
    }

    [Fact]
    public virtual async Task A_null_reference_with_a_foreign_key_is_loaded_if_it_was_included()
    {
        await CreateAsync();
        await using var db = new TenantContext(Backend.OptionsOf<TenantContext>());
        var post = await db.Posts.Include(p => p.User).SingleAsync(p => p.Id == 1, Cancellation);

        Assert.Equal(["User"], Relations(post));
        Assert.Equal((null, 1), (post.User, post.UserId));
    }

    [Fact]
    public virtual async Task A_live_context_determines_what_is_loaded()
    {
        await CreateAsync();
        await using var db = NewContext();
        var post = await db.Posts.SingleAsync(p => p.Id == 1, Cancellation);
        Assert.Equal([], Relations(post));

        await db.Entry(post).Collection(p => p.Comments).LoadAsync(Cancellation);
        Assert.Equal(["Comments"], Relations(post));
        await db.Entry(post).Reference(p => p.User).LoadAsync(Cancellation);
        Assert.Equal(["Comments", "User"], Relations(post));
        db.Add(post = new Post { Body = "added" });
        Assert.Equal(["Comments", "Tags", "User"], Relations(post));
    }

    [Fact]
    public virtual async Task New_instances_have_what_they_hold()
    {
        Assert.Equal(["Comments", "Tags", "User"], Relations(new Post { Body = "x" }));
        Assert.Equal(["Comments", "Tags"], Relations(new Post { Body = "x", UserId = 3 }));
        Assert.Equal([], Relations(new Post { Id = 3, Body = "x", UserId = 3 }));
        Assert.Equal(["Author", "Post"], Relations(new Comment { Body = "x" }));
        var marked = new Post { Id = 3, Body = "x", UserId = 3 };
        LoadedRelationMarks.Mark(marked, NewContext().Model.FindEntityType(typeof(Post))?.FindSkipNavigation("Tags") ?? throw new InvalidOperationException());
        Assert.Equal(["Tags"], Relations(marked));
        await Task.CompletedTask;
    }

    [Fact]
    public virtual async Task Rows_read_without_tracking_show_what_they_hold()
    {
        await CreateAsync();
        await Comment.CreateAsync(new { Body = "c", PostId = 1 }, cancellationToken: Cancellation);
        var posts = await Post.AllAsync(Post.Select().AsNoTracking().Include(p => p.Comments).OrderBy(p => p.Id), cancellationToken: Cancellation);

        Assert.Equal(["Comments"], Relations(posts[0]));
        Assert.Equal(["User"], Relations(posts[1]));
    }

    [Fact]
    public virtual async Task Nothing_is_read_from_the_database()
    {
        await CreateAsync();
        await using var db = NewContext();
        List<Post> posts =
        [
            await Post.FindOrFailAsync(1, cancellationToken: Cancellation),
            await db.Posts.FirstAsync(Cancellation),
            await Post.Select().AsNoTracking().FirstAsync(Cancellation),
        ];
        Log.Take();
        foreach (var post in posts)
        {
            post.ToDictionary(nested: true, onlyLoaded: false, maxDepth: null);
            post.ToJsonNode(nested: true, include: ["comments.author", "user.posts"]);
            post.Repr();
        }

        Assert.Empty(Log.Take());
    }

    [Fact]
    public virtual async Task Lazy_relations_are_not_loaded_by_it()
    {
        var volume = await Volume.CreateAsync(new { Title = "b" }, cancellationToken: Cancellation);
        await Section.CreateAsync(
            new { Heading = "1", VolumeId = volume.Id, Footnotes = new[] { new Footnote { Text = "f" } } },
            cancellationToken: Cancellation);
        await using var db = NewContext();
        var section = await db.Set<Section>().SingleAsync(Cancellation);
        Log.Take();

        Assert.Equal([], Relations(section));
        Assert.Equal(["Footnotes", "Volume"], section.ToDictionary(nested: true, onlyLoaded: false).Keys.Intersect(["Footnotes", "Volume"]).Order());
        Assert.Equal("<Section #1>", section.Repr());
        Assert.Empty(Log.Take());

        Assert.Single(section.Footnotes);
        Assert.Single(Log.Take());
        Assert.Equal(["Footnotes"], Relations(section));
        Assert.Equal("b", section.Volume?.Title);
        Assert.Single(Log.Take());
        Assert.Equal(["Footnotes", "Volume"], Relations(section));
        Assert.Empty(Log.Take());
    }

    [Fact]
    public virtual async Task An_instance_is_read_by_the_model_of_its_context()
    {
        await using var db = new ArchiveContext(Backend.OptionsOf<ArchiveContext>());
        var user = new User { Name = "Bill" };
        db.Add(user);
        using (Contexts.Use(db))
            await User.OpenScopeAsync(cancellationToken: Cancellation);

        Assert.Equal([], Relations(user));
        Assert.Equal(["Comments", "Posts"], Relations(new User { Name = "Ana" }));
    }

    [Fact]
    public virtual async Task Many_instances_are_written_in_two_flows_at_once()
    {
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, 200).Select(i => new User { Name = $"{i}", Posts = { new Post { Body = "x" } } }));
        await db.SaveChangesAsync(Cancellation);
        var users = await User.AllAsync(User.Select().Include(u => u.Posts), cancellationToken: Cancellation);

        var flows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => users.ToJsonArray(nested: true).ToJsonString())));

        Assert.Single(flows.Distinct());
    }

    private static async Task CreateAsync()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        await Post.CreateAsync(new { Body = "1", UserId = user.Id }, cancellationToken: Cancellation);
        await Post.CreateAsync(new { Body = "2" }, cancellationToken: Cancellation);
    }

    private static IEnumerable<string> Relations(ISerializeMixin instance)
        => instance.ToDictionary(nested: true).Keys.Except(instance.ToDictionary().Keys).Order();
}
