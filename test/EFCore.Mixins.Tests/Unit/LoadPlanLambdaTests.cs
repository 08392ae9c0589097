using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The relations that plans from lambdas load.</summary>
public sealed class LoadPlanLambdaTests : LoadPlanFixture
{
    [Fact]
    public void Lambdas_name_references_collections_and_paths()
    {
        Loads("User Joined, Comments SelectIn, Tags Subquery", Db.Posts, plan => plan.Joined(p => p.User).SelectIn(p => p.Comments).Subquery(p => p.Tags));
        Loads("Post Joined (User Joined)", Db.Comments, plan => plan.Joined(c => c.Post.User));
        Loads("Post Subquery (Comments Subquery)", Db.Comments, plan => plan.Subquery(c => c.Post.Comments));
        Loads("User SelectIn", Db.Posts, plan => plan.SelectIn(p => EF.Property<User>(p, "User")));
        Loads("Neighbours SelectIn", Farm.Farms, plan => plan.SelectIn(f => EF.Property<List<Region>>(f, "Neighbours")));
        Loads("User SelectIn (Posts SelectIn)", Db.Posts, plan => plan.SelectIn(p => EF.Property<User>(p, "User").Posts));
        Loads("Site Joined (Region Joined)", Farm.Farms, plan => plan.Joined(f => f.Site!.Region));
    }

    [Fact]
    public void A_second_lambda_says_what_comes_with_the_rows()
    {
        Loads(
            "Comments SelectIn (Author Joined (Posts Subquery))",
            Db.Posts,
            plan => plan.SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author, author => author.Subquery(a => a.Posts))));
        Loads("User Joined (Comments SelectIn)", Db.Posts, plan => plan.Joined(p => p.User, user => user.SelectIn("comments")));
        Loads("User Joined (Comments SelectIn), Tags SelectIn", Db.Posts, plan => plan.Joined(p => p.User).With("user.comments").With(["tags"]));
    }

    [Fact]
    public void A_cast_names_a_relation_of_a_derived_class()
    {
        Loads("Pups SelectIn (Home Joined)", Farm.Beasts, plan => plan.SelectIn(b => ((Hound)b).Pups, pups => pups.Joined(p => p.Home)));
        Loads("Home SelectIn", Farm.Beasts, plan => plan.SelectIn(b => (b as Lynx)!.Home));
        Loads("Farm Joined", Farm.Set<Hound>(), plan => plan.With(new LoadPlan<Beast>().Joined(b => b.Farm)));
        Loads("Home Joined", Farm.Set<Hound>(), plan => plan.With(new LoadPlan<IHoused>().Joined(b => b.Home)));
        Loads("Pups Joined", Farm.Beasts, plan => plan.With(new LoadPlan<Hound>().Joined(b => b.Pups)));
        Loads("Beasts SelectIn (Pups SelectIn)", Farm.Farms, plan => plan.SelectIn(f => f.Beasts, beasts => beasts.SelectIn(b => ((Hound)b).Pups)));
    }

    [Fact]
    public void Conditions_and_order_stand_behind_a_collection()
    {
        var (least, skipped) = (3, 1);
        Expression<Func<Comment, bool>> written = c => c.Body != "";

        Loads(
            "Comments SelectIn[where (c.Id > 0); order c.Body; order -c.Id; skip 1; take 3]",
            Db.Posts,
            plan => plan.SelectIn(p => p.Comments.Where(c => c.Id > 0).OrderBy(c => c.Body).ThenByDescending(c => c.Id).Skip(skipped).Take(3)));
        Loads(
            "Comments Joined[where (c.Id > 0); where (c.Body != \"\"); take 2]",
            Db.Posts,
            plan => plan.Joined(p => p.Comments.Where(c => c.Id > 0).AsQueryable().Where(written).Take(2)));
        Loads(
            "Comments Subquery[order -c.Id; order c.Body]",
            Db.Posts,
            plan => plan.Subquery(p => p.Comments.OrderBy(c => c.Body).OrderByDescending(c => c.Id).ThenBy(c => c.Body)));
        Loads("User Joined (Posts Joined[take 3])", Db.Posts, plan => plan.Joined(p => p.User!.Posts.Take(least)));
        Assert.Contains(
            ".least",
            LoadText.Of(Db.Posts.ApplyQuery(load: plan => plan.SelectIn(p => p.Comments.Where(c => c.Id > least)))),
            StringComparison.Ordinal);
        Assert.Equal(
            "Posts SelectIn[take 2]",
            LoadText.Of(Db.Users.ApplyQuery(load: new LoadPlan<User>().Add((Expression<Func<User, object?>>)(u => u.Posts.Take(2)), LoadStrategy.SelectIn))));
    }

    [Fact]
    public void Filters_and_sort_keys_say_the_same()
    {
        Loads(
            "Comments SelectIn[order -c.Id] (Author Joined)",
            Db.Posts,
            plan => plan.SelectIn(p => p.Comments, comments => comments.Joined(c => c.Author), orderBy: ["-id"]));
        Loads(
            "Comments SelectIn[where (c.Id > 0); "
            + "where Not(IEquals(c.Body, value(EFCore.Mixins.Expressions.Parameter`1[System.String]).Value)); order c.Id; take 1]",
            Db.Posts,
            plan => plan.SelectIn(
                p => p.Comments.Where(c => c.Id > 0).OrderBy(c => c.Body).Take(1),
                where: Filter.Not(new { body__iexact = "a" }),
                orderBy: ["id"]));
        Loads("Comments SelectIn[where (c.Id > 7)]", Db.Posts, plan => plan.SelectIn(p => p.Comments, where: Filter.Of<Comment>(comment => comment.Id > 7)));
    }

    [Fact]
    public void A_static_plan_is_bound_once()
    {
        var plan = new LoadPlan<Post>().Joined(p => p.User).SelectIn(p => p.Comments.Where(c => c.Id > 0), comments => comments.Joined(c => c.Author));

        Assert.Same(NodesOf(plan), NodesOf(plan));
    }

    [Fact]
    public void A_null_plan_is_refused()
        => Assert.Equal(
            "The lambda of a load plan of 'Post' returned null; return the plan that it was given. (Parameter 'build')",
            // the null is tested here
            Assert.Throws<ArgumentException>(() => Db.Posts.ApplyQuery(load: _ => null!)).Message);

    private object? NodesOf(LoadPlan plan)
        => ((ConstantExpression)((MethodCallExpression)Db.Posts.ApplyQuery(load: plan).Expression).Arguments[1]).Value;

    private static void Loads<T>(string expected, IQueryable<T> source, Func<LoadPlan<T>, LoadPlan<T>> load)
        where T : class
        => Assert.Equal(expected, LoadText.Of(source.ApplyQuery(load: load)));
}
