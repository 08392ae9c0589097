using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>The examples of docs/filters.md and the README, with the posts that they return.</summary>
public abstract class FiltersPageSpecs(Backend backend) : DatabaseSpecs(backend)
{
    [Fact]
    public virtual async Task Doors()
    {
        await ReturnsAsync(Post.Query(new { user___name = "Bianca", archived = false }), "loved");
        await ReturnsAsync(Post.Query(new Dictionary<string, object?> { ["user___name"] = "Bianca", ["archived"] = false }), "loved");
        await ReturnsAsync(Post.Query(Filter.Or(new { rating__ge = 4 }, new { user__isnull = true })), "loved", "mixed");
        await ReturnsAsync(Post.Query(Filter.And(new { archived = false }, Filter.Not(new { rating__gt = 3 }))), "mixed", "quiet");
        await ReturnsAsync(Post.Query(Filter.And(new { archived = false }, Filter.Of<Post>(post => post.Rating > post.Comments.Count))), "loved", "quiet");
        await ReturnsAsync(Post.Query(new { rating__in = new[] { 4, 5 } }), "loved");
        var (title, rating) = ((string?)null, (int?)5);
        await ReturnsAsync(Post.Query(Filter.Given(new { title, rating })), "loved");
        await using var db = NewContext();
        await ReturnsAsync(db.Posts.Where(post => post.Rating != null).ApplyQuery(new { user___name = "Bill" }, orderBy: ["-id"]), "quiet");
    }

    [Fact]
    public virtual void Texts()
    {
        var query =
            Filter.Or(new { rating__ge = 4 }, new { user__isnull = true }).ToQueryString();
        var json =
            Filter.Or(new { rating__ge = 4 }, new { user__isnull = true }).ToJson();
        Assert.Equal("or[rating__ge]=4&or[user__isnull]=true", query);
        Assert.Equal("""{"or":[{"rating__ge":4},{"user__isnull":true}]}""", json);
    }

    [Fact]
    public virtual async Task Nulls()
    {
        await ReturnsAsync(Post.Query(new { title = (string?)null }), "mixed", "quiet");
        await ReturnsAsync(Post.Query(new { title__ne = "Praise" }), "mixed", "quiet");
        await ReturnsAsync(Post.Query(new { rating__in = new int?[] { 5, null } }), "loved", "mixed");
        await ReturnsAsync(Post.Query(new { rating__between = new int?[] { 3, null } }), "loved", "quiet");
        await ReturnsAsync(Post.Query(new { user___name = (string?)null }), "mixed");
    }

    [Fact]
    public virtual async Task Relations()
    {
        var bianca = await User.Query(new { name = "Bianca" }).SingleAsync(TestContext.Current.CancellationToken);
        await ReturnsAsync(Post.Query(new { user = bianca }), "loved");
        await ReturnsAsync(Post.Query(new { user__isnull = true }), "mixed");
        await ReturnsAsync(Post.Query(new { comments__isnull = true }), "quiet");
    }

    [Fact]
    public virtual async Task To_many_paths()
    {
        await ReturnsAsync(Post.Query(new { comments___body = "a", comments___score = 1 }), "mixed");
        await ReturnsAsync(Post.Where(new { comments___body = "a" }).ApplyQuery(new { comments___score = 1 }), "loved", "mixed");
        await ReturnsAsync(Post.Query(Filter.Not(new { comments___body = "a", comments___score = 1 })), "loved", "quiet");
        await ReturnsAsync(Post.Query(new { comments___body__ne = "a" }), "loved");
        await ReturnsAsync(Post.Query(new { comments__any = new { body = "a" } }), "loved", "mixed");
        await ReturnsAsync(Post.Query(new { comments__none = new { body = "b" } }), "mixed", "quiet");
        await ReturnsAsync(Post.Query(new { comments__all = new { body = "a" } }), "mixed", "quiet");
        await ReturnsAsync(Post.Query(new { comments__count__ge = 2 }), "loved");
    }

    [Fact]
    public virtual async Task Subqueries()
    {
        await ReturnsAsync(Post.Where(Filter.And(new { comments___score__ge = 5 }).WithSubqueries(SubqueryBehavior.In)), "loved");
        await ReturnsAsync(
            Post.Query(Filter.And(new { archived = false }, Filter.And(new { comments___score = 1 }).WithSubqueries(SubqueryBehavior.Exists))),
            "loved",
            "mixed");
        var options = new DbContextOptionsBuilder();
        options.UseMixins(mixins => mixins.UseSubqueryBehavior(SubqueryBehavior.Exists));
    }

    [Fact]
    public virtual async Task Letter_case()
    {
        await Post.CreateAsync(new { Body = "Élan 100%" }, cancellationToken: TestContext.Current.CancellationToken);

        await ReturnsAsync(Post.Query(new { body__contains = "LAN 100%" }), "Élan 100%");
        await ReturnsAsync(Post.Query(new { body__startswith = "élan" }));
        await ReturnsAsync(Post.Query(new { body__endswith = "LAN 100%" }));
        await ReturnsAsync(Post.Query(new { body__contains = "1%" }));
    }

    [Fact]
    public virtual async Task Sorting()
    {
        await SortsAsync(Post.Query(orderBy: ["user___name", "-id"]), "loved", "quiet", "mixed");
        await SortsAsync(Post.Query(orderBy: ["-rating__nullslast"]), "loved", "quiet", "mixed");
        await SortsAsync(Post.Query(orderBy: ["-comments__count", "id"]), "loved", "mixed", "quiet");
        await SortsAsync(Post.Query(orderBy: ["comments___score__max__nullsfirst"]), "quiet", "mixed", "loved");
    }

    [Fact]
    public virtual async Task Pages()
    {
        var page = Post.Query(orderBy: ["-rating"]).ThenByKey().Skip(1).Take(1);
        await SortsAsync(page, "loved");
    }

    [Fact]
    public virtual async Task Lists_in_memory()
    {
        var posts = await Post.Select().Include(post => post.User).Include(post => post.Comments).ToListAsync(TestContext.Current.CancellationToken);
        var loved = posts.AsQueryable().ApplyQuery(new { user___name__istartswith = "BIA", comments__count__ge = 2 }, orderBy: ["-id"]).ToList();
        Assert.Equal(["loved"], loved.Select(post => post.Body));
        var exception = Assert.Throws<NotSupportedException>(() => new List<Note>().AsQueryable().ApplyQuery(new { secret = "x" }));
        Assert.Equal("'Secret' of 'Note' is a shadow property, which objects in memory do not have; filter a query of the database by it.", exception.Message);
    }

    [Fact]
    public virtual async Task Operators_of_ones_own()
    {
        var options = new DbContextOptionsBuilder<SpecContext>(Backend.DatabaseOptions);
        options.UseMixins(mixins => mixins
            .AddOperator<string, int>("length", (text, length) => text.Length == length)
            .LimitFilters(new FilterLimits { MaxConditions = 50 }));
        await using var db = new SpecContext(options.Options);
        await ReturnsAsync(db.Posts.ApplyQuery(new { title__length = 6 }), "loved");
    }

    [Fact]
    public virtual void Errors()
    {
        try
        {
            Post.Query(where: new { usr___name = "Bill", rating__gt = "many" });
        }
        catch (FilterException exception)
        {
            foreach (var problem in exception.Problems)
                Console.WriteLine($"{problem.Key}: {problem.Reason}");
            Assert.Equal(["usr___name", "rating__gt"], exception.Problems.Select(problem => problem.Key));
            return;
        }
        Assert.Fail("The filter was accepted.");
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        var (bill, bianca) = (new User { Name = "Bill" }, new User { Name = "Bianca" });
        db.Add(new Post { Body = "quiet", User = bill, Rating = 3 });
        db.Add(new Post { Body = "loved", User = bianca, Rating = 5, Title = "Praise", Comments = { Comment("a", 5), Comment("b", 1) } });
        db.Add(new Post { Body = "mixed", Comments = { Comment("a", 1) } });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static Comment Comment(string body, int score) => new() { Body = body, Score = score };

    private static async Task ReturnsAsync(IQueryable<Post> posts, params string[] bodies)
        => Assert.Equal(bodies, (await posts.ToListAsync(TestContext.Current.CancellationToken)).Select(post => post.Body).Order());

    private static async Task SortsAsync(IQueryable<Post> posts, params string[] bodies)
        => Assert.Equal(bodies, (await posts.ToListAsync(TestContext.Current.CancellationToken)).Select(post => post.Body));
}
