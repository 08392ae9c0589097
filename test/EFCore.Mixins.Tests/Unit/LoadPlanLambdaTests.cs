using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>What plans of lambdas load.</summary>
public sealed class LoadPlanLambdaTests : IDisposable
{
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);
    private readonly FarmContext farm = FarmContext.Create();

    public void Dispose()
    {
        db.Dispose();
        farm.Dispose();
    }

    [Fact]
    public void Lambdas_name_references_collections_and_paths()
    {
        Loads("User Joined, Comments SelectIn, Tags Subquery", db.Posts, plan => plan.Joined(p => p.User).SelectIn(p => p.Comments).Subquery(p => p.Tags));
        Loads("Post Joined (User Joined)", db.Comments, plan => plan.Joined(c => c.Post.User));
        Loads("Post Subquery (Comments Subquery)", db.Comments, plan => plan.Subquery(c => c.Post.Comments));
        Loads("User SelectIn", db.Posts, plan => plan.SelectIn(p => EF.Property<User>(p, "User")));
        Loads("Neighbours SelectIn", farm.Farms, plan => plan.SelectIn(f => EF.Property<List<Region>>(f, "Neighbours")));
        Loads("User SelectIn (Posts SelectIn)", db.Posts, plan => plan.SelectIn(p => EF.Property<User>(p, "User").Posts));
        Loads("Site Joined (Region Joined)", farm.Farms, plan => plan.Joined(f => f.Site!.Region));
    }

    [Fact]
    public void A_second_lambda_says_what_comes_with_the_rows()
    {
        Loads("Comments SelectIn (Author Joined (Posts Subquery))", db.Posts, plan => plan.SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author, author => author.Subquery(a => a.Posts))));
        Loads("User Joined (Comments SelectIn)", db.Posts, plan => plan.Joined(p => p.User, user => user.SelectIn("comments")));
        Loads("User Joined (Comments SelectIn), Tags SelectIn", db.Posts, plan => plan.Joined(p => p.User).With("user.comments").With(["tags"]));
    }

    [Fact]
    public void A_cast_names_a_relation_of_a_derived_class()
    {
        Loads("Pups SelectIn (Home Joined)", farm.Beasts, plan => plan.SelectIn(b => ((Hound)b).Pups, pups => pups.Joined(p => p.Home)));
        Loads("Home SelectIn", farm.Beasts, plan => plan.SelectIn(b => (b as Lynx)!.Home));
        Loads("Farm Joined", farm.Set<Hound>(), plan => plan.With(new LoadPlan<Beast>().Joined(b => b.Farm)));
        Loads("Home Joined", farm.Set<Hound>(), plan => plan.With(new LoadPlan<IHoused>().Joined(b => b.Home)));
        Loads("Pups Joined", farm.Beasts, plan => plan.With(new LoadPlan<Hound>().Joined(b => b.Pups)));
        Loads("Beasts SelectIn (Pups SelectIn)", farm.Farms, plan => plan.SelectIn(f => f.Beasts, beasts => beasts.SelectIn(b => ((Hound)b).Pups)));
    }

    [Fact]
    public void Conditions_and_order_stand_behind_a_collection()
    {
        var (least, skipped) = (3, 1);
        Expression<Func<Comment, bool>> written = c => c.Body != "";

        Loads("Comments SelectIn[where (c.Id > 0); order c.Body; order -c.Id; skip 1; take 3]", db.Posts, plan => plan.SelectIn(p => p.Comments.Where(c => c.Id > 0).OrderBy(c => c.Body).ThenByDescending(c => c.Id).Skip(skipped).Take(3)));
        Loads("Comments Joined[where (c.Id > 0); where (c.Body != \"\"); take 2]", db.Posts, plan => plan.Joined(p => p.Comments.Where(c => c.Id > 0).AsQueryable().Where(written).Take(2)));
        Loads("Comments Subquery[order -c.Id; order c.Body]", db.Posts, plan => plan.Subquery(p => p.Comments.OrderBy(c => c.Body).OrderByDescending(c => c.Id).ThenBy(c => c.Body)));
        Loads("User Joined (Posts Joined[take 3])", db.Posts, plan => plan.Joined(p => p.User!.Posts.Take(least)));
        Assert.Contains(".least", LoadText.Of(db.Posts.ApplyQuery(load: plan => plan.SelectIn(p => p.Comments.Where(c => c.Id > least)))), StringComparison.Ordinal);
        Assert.Equal("Posts SelectIn[take 2]", LoadText.Of(db.Users.ApplyQuery(load: new LoadPlan<User>().Add((Expression<Func<User, object?>>)(u => u.Posts.Take(2)), LoadStrategy.SelectIn))));
    }

    [Fact]
    public void Filters_and_sort_keys_say_the_same()
    {
        Loads("Comments SelectIn[order -c.Id] (Author Joined)", db.Posts, plan => plan.SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author), orderBy: ["-id"]));
        Loads("Comments SelectIn[where (c.Id > 0); where Not(IEquals(c.Body, value(EFCore.Mixins.Filtering.Parameter`1[System.String]).Value)); order c.Id; take 1]", db.Posts, plan => plan.SelectIn(p => p.Comments.Where(c => c.Id > 0).OrderBy(c => c.Body).Take(1), where: Filter.Not(new { body__iexact = "a" }), orderBy: ["id"]));
        Loads("Comments SelectIn[where (c.Id > 7)]", db.Posts, plan => plan.SelectIn(p => p.Comments, where: Filter.Of<Comment>(comment => comment.Id > 7)));
    }

    [Fact]
    public void A_static_plan_is_bound_once()
    {
        var plan = new LoadPlan<Post>().Joined(p => p.User).SelectIn(p => p.Comments.Where(c => c.Id > 0), comments => comments.Joined(c => c.Author));

        Assert.Same(NodesOf(plan), NodesOf(plan));
    }

    [Fact]
    public void A_null_plan_is_refused()
        => Assert.Equal("The lambda of a load plan of 'Post' returned null; return the plan that it was given. (Parameter 'build')", Assert.Throws<ArgumentException>(() => db.Posts.ApplyQuery(load: _ => null!)).Message); // null is the point

    private object? NodesOf(LoadPlan plan)
        => ((ConstantExpression)((MethodCallExpression)db.Posts.ApplyQuery(load: plan).Expression).Arguments[1]).Value;

    private static void Loads<T>(string expected, IQueryable<T> source, Func<LoadPlan<T>, LoadPlan<T>> load)
        where T : class
        => Assert.Equal(expected, LoadText.Of(source.ApplyQuery(load: load)));
}
