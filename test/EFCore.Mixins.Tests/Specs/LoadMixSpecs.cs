using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Strategies inside strategies.</summary>
[LargeSpec]
public abstract class LoadMixSpecs(Backend backend) : LoadSpecs(backend)
{
    public static TheoryData<QueryTrackingBehavior, string> Mixes { get; } = new(
        from tracking in Enum.GetValues<QueryTrackingBehavior>()
        from path in new[]
        {
            "Posts:SelectIn.Comments:Joined.Author:SelectIn",
            "Posts:Joined.Comments:SelectIn.Author:Joined",
            "Posts:Joined.Comments:Joined.Author:Subquery",
            "Posts:Subquery.Comments:SelectIn.Author:Subquery",
            "Posts:SelectIn.Comments:Subquery.Author:Subquery",
            "Posts:Joined.Comments:Subquery.Author:Joined",
            "Posts:Joined.Tags:SelectIn",
            "Posts:SelectIn.Tags:Joined",
            "Posts:Subquery.Tags:Subquery",
            "Comments:SelectIn.Post:Joined.Tags:Subquery",
            "Comments:Subquery.Post:SelectIn.Tags:SelectIn",
        }
        select (tracking, path));

    public static TheoryData<QueryTrackingBehavior, string> ClubMixes { get; } = new(
        from tracking in Enum.GetValues<QueryTrackingBehavior>()
        from path in new[]
        {
            "Members:SelectIn.Passport:Joined",
            "Members:Joined.Friends:SelectIn",
            "Members:Subquery.Friends:Subquery.Passport:SelectIn",
            "Members:SelectIn.Coached:Subquery",
            "Members:Joined.Coached:SelectIn",
            "Coach:SelectIn.Friends:Subquery",
            "Coach:Subquery.Friends:Joined.Passport:SelectIn",
            "Memberships:Subquery.Person:Subquery.Passport:SelectIn",
            "Venue:SelectIn.Country:SelectIn",
            "Venue:Joined.Country:Subquery",
        }
        select (tracking, path));

    [Theory]
    [MemberData(nameof(Mixes))]
    public virtual Task Of_a_blog(QueryTrackingBehavior tracking, string path)
        => SameAsIncludes<User>(LoadStrategy.SelectIn, tracking, users => users.OrderBy(user => user.Id), path);

    [Theory]
    [MemberData(nameof(ClubMixes))]
    public virtual Task Of_clubs(QueryTrackingBehavior tracking, string path)
        => SameAsIncludes<Club>(LoadStrategy.SelectIn, tracking, clubs => clubs.OrderBy(club => club.Id), path);

    [Theory]
    [MemberData(nameof(Mixes))]
    public virtual Task Of_a_page(QueryTrackingBehavior tracking, string path)
        => SameAsIncludes<User>(
            LoadStrategy.SelectIn,
            tracking,
            users => users.Where(user => user.Name != "Ana").OrderByDescending(user => user.Name).Skip(1).Take(2),
            path);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Several_at_once(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Post>(strategy, tracking, posts => posts.OrderBy(post => post.Id), "User.Comments", "Comments:SelectIn.Author", "Tags:Subquery");

    [Theory]
    [InlineData(LoadStrategy.SelectIn, "User.Posts.User")]
    [InlineData(LoadStrategy.Subquery, "User.Posts.User")]
    [InlineData(LoadStrategy.SelectIn, "User:Joined.Posts")]
    [InlineData(LoadStrategy.Subquery, "User:Joined.Posts.User:Joined")]
    public virtual async Task Cycles_load_without_tracking(LoadStrategy strategy, string path)
    {
        await using var db = NewContext();

        var posts = await Loaded<Post>(db, strategy, path).AsNoTracking().OrderBy(post => post.Id).ToListAsync(Token);

        Assert.Equal([4, 4, 4, 4, 2, 2, null], posts.Select(post => post.User?.Posts.Count));
        Assert.All(posts.Where(post => post.User is not null), post => Assert.All(post.User!.Posts, other => Assert.Equal(post.UserId, other.User?.Id)));
    }

    /// <summary>EF rejects the include of an inverse relation; a plan may contain it, with relations of its own.</summary>
    [Theory]
    [InlineData(QueryTrackingBehavior.TrackAll, "Posts:Joined.User:Joined.Comments:Joined")]
    [InlineData(QueryTrackingBehavior.NoTracking, "Posts:Joined.User:Joined.Comments:Joined")]
    [InlineData(QueryTrackingBehavior.NoTrackingWithIdentityResolution, "Posts:Joined.User:Joined.Comments:Joined")]
    [InlineData(QueryTrackingBehavior.TrackAll, "Posts:SelectIn.User:Joined.Comments:SelectIn")]
    [InlineData(QueryTrackingBehavior.NoTracking, "Posts:SelectIn.User:Joined.Comments:SelectIn")]
    [InlineData(QueryTrackingBehavior.NoTracking, "Posts:Subquery.User:SelectIn.Comments:Joined")]
    public virtual async Task A_plan_for_an_inverse_navigation_loads_its_relations(QueryTrackingBehavior tracking, string path)
    {
        await using var db = NewContext();
        var comments = await db.Users
            .Select(user => new { user.Id, Count = db.Comments.Count(comment => comment.AuthorId == user.Id) })
            .ToDictionaryAsync(user => user.Id, user => user.Count, Token);

        var users = await Loaded<User>(db, LoadStrategy.SelectIn, path).AsTracking(tracking).ToListAsync(Token);

        var backs = users.SelectMany(user => user.Posts, (user, post) => (user.Id, Back: post.User)).ToList();
        Assert.Equal(6, backs.Count);
        Assert.All(backs, pair => Assert.Equal((pair.Id, comments[pair.Id]), (pair.Back?.Id, pair.Back?.Comments.Count)));
    }

    [Theory]
    [InlineData(LoadStrategy.SelectIn, QueryTrackingBehavior.TrackAll)]
    [InlineData(LoadStrategy.SelectIn, QueryTrackingBehavior.NoTracking)]
    [InlineData(LoadStrategy.Subquery, QueryTrackingBehavior.TrackAll)]
    [InlineData(LoadStrategy.Subquery, QueryTrackingBehavior.NoTracking)]
    public virtual async Task A_row_that_comes_twice_is_loaded_twice(LoadStrategy strategy, QueryTrackingBehavior tracking)
    {
        await using var db = NewContext();
        var users = db.Users.Where(user => user.Name == "Ana");

        var rows = await users.Load(Plans.Of<User>(db, strategy, "Posts.Comments")).Concat(users).AsTracking(tracking).ToListAsync(Token);

        Assert.Equal([4, 4], rows.Select(user => user.Posts.Count));
        Assert.Equal([4, 4], rows.Select(user => user.Posts.Sum(post => post.Comments.Count)));
    }
}
