using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Statements;
using EFCore.Mixins.Tests.Loads;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Filtered, ordered and limited relations contain the same rows as with EF's filtered Include.</summary>
public abstract class LoadShapeSpecs(Backend backend) : LoadSpecs(backend)
{
    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Filtered_and_ordered(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => Same(
            tracking,
            users => users.Include(user => user.Posts.Where(post => post.Rating > 0).OrderByDescending(post => post.Rating).ThenByDescending(post => post.Id)),
            db => [Posts(db, strategy, Shape([post => post.Rating > 0], [Descending(post => post.Rating), Descending(post => post.Id)]))]);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Limited(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => Same(
            tracking,
            users => users.Include(user => user.Posts.OrderByDescending(post => post.Id).Skip(1).Take(2)),
            db => [Posts(db, strategy, Shape([], [Descending(post => post.Id)], skip: 1, take: 2))]);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Limited_with_relations_of_their_own(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => Same(
            tracking,
            users => users
                .Include(user => user.Posts.OrderByDescending(post => post.Id).Take(2))
                .ThenInclude(post => post.Comments.OrderBy(comment => comment.Id))
                .Include(user => user.Posts)
                .ThenInclude(post => post.Tags.OrderBy(tag => tag.Name))
                .AsSplitQuery(),
            db => [Posts(db, strategy, Shape([], [Descending(post => post.Id)], take: 2), [.. Plans.Of<Post>(db, strategy, "Comments", "Tags:Joined")])]);

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Filtered_below_a_joined_relation(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => Same(
            tracking,
            users => users
                .Include(user => user.Comments.OrderBy(comment => comment.Id))
                .ThenInclude(comment => comment.Post)
                .ThenInclude(post => post.Tags.Where(tag => tag.Name != "red").OrderByDescending(tag => tag.Name)),
            db =>
            {
                Expression<Func<Tag, bool>> condition = tag => tag.Name != "red";
                Expression<Func<Tag, string>> order = tag => tag.Name;
                var tags = new LoadNode(
                    Plans.Relation(db.Model.FindEntityType(typeof(Post))!, "Tags"),
                    strategy,
                    new CollectionSelection([condition], [new OrderKey(order, true)], null, null),
                    []);
                var comments = Assert.Single(Plans.Of<User>(db, LoadStrategy.Joined, "Comments.Post"));
                return [comments with { Children = [comments.Children[0] with { Children = [tags] }] }];
            });

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual async Task Limited_many_to_many(LoadStrategy strategy, QueryTrackingBehavior tracking)
    {
        await using var db = NewContext();
        await using var oracle = NewContext();
        Expression<Func<Tag, string>> order = tag => tag.Name;
        IReadOnlyList<LoadNode> nodes =
        [
            new LoadNode(
                Plans.Relation(db.Model.FindEntityType(typeof(Post))!, "Tags"),
                strategy,
                new CollectionSelection([], [new OrderKey(order, true)], null, Parameter.Of(2, typeof(int))),
                []),
        ];

        var expected = await oracle.Posts
            .AsTracking(tracking)
            .Include(post => post.Tags.OrderByDescending(tag => tag.Name).Take(2))
            .OrderBy(post => post.Id)
            .ToListAsync(Token);
        var actual = await db.Posts.Load(nodes).AsTracking(tracking).OrderBy(post => post.Id).ToListAsync(Token);

        Assert.Equal(new Graph(oracle.Model, sorts: false).Write(expected, nodes), new Graph(db.Model, sorts: false).Write(actual, nodes));
        Assert.Equal(Tracked(oracle), Tracked(db));
    }

    private async Task Same(QueryTrackingBehavior tracking, Func<IQueryable<User>, IQueryable<User>> includes, Func<SpecContext, IReadOnlyList<LoadNode>> plan)
    {
        await using var db = NewContext();
        await using var oracle = NewContext();
        var nodes = plan(db);
        var expected = await includes(oracle.Users.AsTracking(tracking)).OrderBy(user => user.Id).ToListAsync(Token);
        var actual = await db.Users.Load(nodes).AsTracking(tracking).OrderBy(user => user.Id).ToListAsync(Token);

        Assert.Equal(new Graph(oracle.Model, sorts: false).Write(expected, nodes), new Graph(db.Model, sorts: false).Write(actual, nodes));
        Assert.Equal(Tracked(oracle), Tracked(db));
    }

    private static LoadNode Posts(SpecContext db, LoadStrategy strategy, CollectionSelection shape, params IReadOnlyList<LoadNode> children)
        => new(Plans.Relation(db.Model.FindEntityType(typeof(User))!, "Posts"), strategy, shape, children);

    private static CollectionSelection Shape(
        IReadOnlyList<Expression<Func<Post, bool>>> conditions,
        IReadOnlyList<OrderKey> order,
        int? skip = null,
        int? take = null)
        => new(conditions, order, skip is null ? null : Parameter.Of(skip, typeof(int)), take is null ? null : Parameter.Of(take, typeof(int)));

    private static OrderKey Descending<TKey>(Expression<Func<Post, TKey>> key) => new(key, true);
}
