using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Loads on a context that already tracks rows, and the loaded relations of untracked ones.</summary>
public abstract class LoadTrackingSpecs(Backend backend) : LoadSpecs(backend)
{
    public static TheoryData<LoadStrategy> Strategies { get; } = [.. Enum.GetValues<LoadStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Pending_changes_stay_as_they_are(LoadStrategy strategy)
    {
        await using var db = NewContext();
        await using var oracle = NewContext();
        await Change(db);
        await Change(oracle);

        var actual = await Loaded<User>(db, strategy, "Posts.Comments", "Comments.Post").OrderBy(user => user.Id).ToListAsync(Token);
        var expected = await oracle.Users
            .Include(user => user.Posts)
            .ThenInclude(post => post.Comments)
            .Include(user => user.Comments)
            .ThenInclude(comment => comment.Post)
            .OrderBy(user => user.Id)
            .ToListAsync(Token);

        var nodes = Plans.Of<User>(db, strategy, "Posts.Comments", "Comments.Post");
        Assert.Equal(new Graph(oracle.Model, sorts: true).Write(expected, nodes), new Graph(db.Model, sorts: true).Write(actual, nodes));
        Assert.Equal(Tracked(oracle), Tracked(db));
        Assert.Equal("changed", (await db.Posts.FindAsync([1], Token))!.Body);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task New_rows_stay_new(LoadStrategy strategy)
    {
        await using var db = NewContext();
        var ana = await db.Users.SingleAsync(user => user.Name == "Ana", Token);
        ana.Posts.Add(new Post { Body = "new", Comments = { new Comment { Body = "new" } } });

        var loaded = await Loaded<User>(db, strategy, "Posts.Comments").SingleAsync(user => user.Name == "Ana", Token);

        Assert.Same(ana, loaded);
        Assert.Equal(5, ana.Posts.Count);
        Assert.Equal(5, ana.Posts.Sum(post => post.Comments.Count));
        Assert.Equal(2, db.ChangeTracker.Entries().Count(entry => entry.State == EntityState.Added));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public virtual async Task Links_that_are_taken_away_stay_away(LoadStrategy strategy)
    {
        await using var db = NewContext();
        await using var oracle = NewContext();
        foreach (var context in new[] { db, oracle })
        {
            var post = await context.Posts.Include(post => post.Tags.OrderBy(tag => tag.Name)).FirstAsync(post => post.Id == 3, Token);
            post.Tags.RemoveAt(0);
        }

        var actual = await Loaded<Post>(db, strategy, "Tags").OrderBy(post => post.Id).ToListAsync(Token);
        await oracle.Posts.Include(post => post.Tags).ToListAsync(Token);

        Assert.Equal(2, actual[2].Tags.Count);
        Assert.Equal(Tracked(oracle), Tracked(db));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task Empty_relations_are_known_to_be_loaded(LoadStrategy strategy, QueryTrackingBehavior tracking)
    {
        await using var db = NewContext();
        var posts = db.Model.FindEntityType(typeof(User))!.FindNavigation("Posts")!;
        var user = db.Model.FindEntityType(typeof(Post))!.FindNavigation("User")!;

        var users = await Loaded<User>(db, strategy, "Posts").AsTracking(tracking).OrderBy(row => row.Id).ToListAsync(Token);
        var nobody = await Loaded<Post>(db, strategy, "User").AsTracking(tracking).SingleAsync(post => post.Body == "of nobody", Token);

        Assert.Equal(users.Select(row => row.Posts.Count == 0), users.Select(row => LoadedRelationMarks.IsMarked(row, posts)));
        Assert.True(LoadedRelationMarks.IsMarked(nobody, user));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task Null_collections_become_empty(LoadStrategy strategy, QueryTrackingBehavior tracking)
    {
        await using var db = NewContext();

        var people = await Loaded<Person>(db, strategy, "Friends").AsTracking(tracking).OrderBy(person => person.Id).ToListAsync(Token);

        Assert.All(people, person => Assert.NotNull(person.Friends));
        Assert.Contains(people, person => person.Friends!.Count == 0);
    }

    [Fact]
    public virtual async Task The_default_of_the_context_counts()
    {
        await using var db = NewContext();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

        var users = await Loaded<User>(db, LoadStrategy.SelectIn, "Posts.Tags").ToListAsync(Token);

        Assert.Equal(6, users.Sum(user => user.Posts.Count));
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public virtual async Task An_instance_is_one_with_identity_resolution()
    {
        await using var db = NewContext();

        var posts = await Loaded<Post>(db, LoadStrategy.SelectIn, "User.Comments.Post")
            .AsNoTrackingWithIdentityResolution()
            .OrderBy(post => post.Id)
            .ToListAsync(Token);

        var users = posts.Select(post => post.User).OfType<User>().ToList();
        Assert.Equal(2, users.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(users.SelectMany(user => user.Comments), comment => Assert.Same(posts.Single(post => post.Id == comment.PostId), comment.Post));
    }

    private static async Task Change(SpecContext db)
    {
        var posts = await db.Posts.OrderBy(post => post.Id).ToListAsync(Token);
        posts[0].Body = "changed";
        posts[1].UserId = 3;
        db.Remove(await db.Comments.OrderBy(comment => comment.Id).FirstAsync(Token));
        db.ChangeTracker.DetectChanges();
    }
}
