using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>To-many conditions are translated as a hint specifies, and return the same rows with every hint.</summary>
public abstract class SubquerySpecs(Backend backend) : DatabaseSpecs(backend)
{
    public static TheoryData<SubqueryCase> Cases => [.. SubqueryCases.All];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public virtual void A_hint_says_what_LINQ_says(SubqueryCase tested)
    {
        ArgumentNullException.ThrowIfNull(tested);
        using var db = NewContext();

        Assert.Equal(Sql.Of(tested.Exists(db)), Sql.Of(tested.Query(SubqueryBehavior.Exists)));
        Assert.Equal(Sql.Of(tested.In(db)), Sql.Of(tested.Query(SubqueryBehavior.In)));
        Assert.DoesNotContain("EXISTS", Sql.Of(tested.Query(SubqueryBehavior.In)), StringComparison.Ordinal);
    }

    [Fact]
    public virtual void Composite_keys_owned_rows_and_documents_always_use_EXISTS()
    {
        using var db = new CrateContext(Backend.OptionsOf<CrateContext>());

        StaysExists<Crate>(db.Crates, new { bottles___id = 1 });
        StaysExists<Crate>(db.Crates, new { carriers___id = 1 });
        StaysExists<Article>(Article.Select(), new { remarks___id = 1 });
        StaysExists<Volume>(Volume.Select(), new { editions___year = 1 });
        Assert.Contains("IN (", Sql.Of(db.Carriers.ApplyQuery(Hinted(new { crates___row = 1 }, SubqueryBehavior.In))), StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Nested" />, where the outer condition can only be EXISTS.</summary>
    protected virtual (int Exists, int In, int Grouped) WithinExists => (1, 1, 0);

    [Fact]
    public virtual async Task A_condition_nested_in_one_over_a_composite_key_uses_the_form_that_the_database_supports()
    {
        await using var db = new CrateContext(Backend.OptionsOf<CrateContext>());
        var inner = new { crates___number = 7 };

        foreach (var where in new object[]
        {
            new { carriers__any = inner },
            new { carriers__none = inner },
            new { carriers___crates___number = 7 },
            Filter.Not(new { carriers__any = inner }),
        })
            AssertForms(db.Crates.ApplyQuery(where), WithinExists);
        AssertForms(db.Crates.ApplyQuery(new { carriers__any = Hinted(inner, SubqueryBehavior.Exists) }), (2, 0, 0));
    }

    [Fact]
    public virtual async Task Query_filters_hide_related_rows_either_way()
    {
        await using var db = new ModeratedContext(Backend.OptionsOf<ModeratedContext>());
        db.Add(new Post { Body = "open", Comments = { new() { Body = "a", Score = 1 } }, Tags = { new() { Name = "x" } } });
        db.Add(new Post { Body = "moderated", Comments = { new() { Body = "a", Score = 0 } }, Tags = { new() { Name = "y", Color = "hidden" } } });
        await db.SaveChangesAsync(Token);

        foreach (var behavior in Enum.GetValues<SubqueryBehavior>())
        {
            foreach (var where in new object[]
            {
                new { comments___body = "a" },
                new { comments__isnull = false },
                new { tags__in = new[] { "x", "y" } },
                new { tags__isnull = false },
            })
            {
                Assert.Equal(["open"], await db.Posts.ApplyQuery(Hinted(where, behavior)).Select(post => post.Body).ToListAsync(Token));
                Assert.Equal(["open"], (await Post.AllAsync(Post.Where(Hinted(where, behavior)), db, Token)).Select(post => post.Body));
                Assert.Equal(["moderated"], (await Post.AllAsync(Post.Where(Filter.Not(Hinted(where, behavior))), db, Token)).Select(post => post.Body));
                Assert.Equal(2, await db.Posts.IgnoreQueryFilters().ApplyQuery(Hinted(where, behavior)).CountAsync(Token));
            }
        }
    }

    [Fact]
    public virtual void The_innermost_hint_counts_and_the_last_of_one_filter()
    {
        var comments = Filter.And(new { comments___body = "a" });
        var tags = Filter.And(new { tags = "x" });

        AssertForms(Filter.And(comments.WithSubqueries(SubqueryBehavior.Exists), tags).WithSubqueries(SubqueryBehavior.In), exists: 1, inside: 1);
        AssertForms(Filter.And(comments.WithSubqueries(SubqueryBehavior.In), tags.WithSubqueries(SubqueryBehavior.Exists)), exists: 1, inside: 1);
        AssertForms(comments.WithSubqueries(SubqueryBehavior.In).WithSubqueries(SubqueryBehavior.Exists), exists: 1, inside: 0);
        AssertForms(Filter.And(comments.WithSubqueries(SubqueryBehavior.In), new { comments___score = 1 }), exists: 0, inside: 1);
        AssertForms(Filter.And(new { comments___score = 1 }, comments.WithSubqueries(SubqueryBehavior.In)), exists: 0, inside: 1);
        AssertForms(
            Filter.And(new
            {
                comments__any = Filter.And(new { author___posts___body = "a" }).WithSubqueries(SubqueryBehavior.Exists),
                comments__none = new { body = "a" },
            }).WithSubqueries(SubqueryBehavior.In),
            exists: 1,
            inside: 2);
    }

    [Fact]
    public virtual void The_options_of_a_context_apply_to_filters_without_a_hint()
    {
        Contexts.SetFactory(new PooledDbContextFactory<SpecContext>(
            new DbContextOptionsBuilder<SpecContext>(Backend.OptionsOf<SpecContext>())
                .UseMixins(mixins => mixins.UseSubqueryBehavior(SubqueryBehavior.In)).Options));

        AssertForms(new { comments___body__ne = "a" }, exists: 0, inside: 1);
        AssertForms(Filter.And(new { comments___body__ne = "a" }).WithSubqueries(SubqueryBehavior.Exists), exists: 1, inside: 0);
        AssertForms(JsonDocument.Parse("""{"or": [{"rating": 5}, {"comments__any": {"body": "a"}}]}""").RootElement, exists: 0, inside: 1);
    }

    [Fact]
    public virtual async Task Every_entry_point_takes_a_hint()
    {
        await using var db = NewContext();
        var where = Hinted(new { comments___score__ge = 8 }, SubqueryBehavior.In);

        foreach (var query in new[]
        {
            Post.Query(where), Post.Where(where), Post.Select().ApplyQuery(where), db.Posts.ApplyQuery(where), db.Posts.Where(Post.FilterExpression(where)),
            Post.Where(Post.FilterExpression(where)), Post.Where(where).On(db),
        })
        {
            Assert.Contains("IN (", Sql.Of(query), StringComparison.Ordinal);
            Assert.DoesNotContain("EXISTS", Sql.Of(query), StringComparison.Ordinal);
        }
    }

    /// <summary>How often EXISTS, IN and a group occur for a condition within another.</summary>
    protected virtual (int Exists, int In, int Grouped) Nested => (0, 2, 0);

    /// <summary>As above, where the outer one is a part of an OR.</summary>
    protected virtual (int Exists, int In, int Grouped) Alternative => Nested;

    [Fact]
    public virtual async Task A_condition_within_another_is_evaluated_once()
    {
        await using var db = NewContext();

        foreach (var where in new object[]
        {
            new { posts___comments___score__ge = 8 },
            new { posts__any = new { comments__any = new { body__ne = "a" } } },
            new { posts__none = new { comments__none = new { score__ge = 8 } } },
            new { posts__all = new { tags___color__ne = "a" } },
            Filter.Not(new { posts___comments___body__contains = "a" }),
        })
        {
            AssertAll(where, Nested);
        }

        AssertAll(Filter.Or(new { name = "a" }, new { posts___comments___score__ge = 8 }), Alternative);

        void AssertAll(object where, (int Exists, int In, int Grouped) expected)
        {
            foreach (var query in new[]
            {
                User.Where(where),
                db.Users.ApplyQuery(where),
                db.Users.Where(User.FilterExpression(where)),
                User.Where(where).On(db),
            })
                AssertForms(query, expected);
        }
    }

    [Fact]
    public virtual void Each_of_several_inner_conditions_is_evaluated_once()
    {
        var three = (Nested.Exists / 2 * 3, Nested.In / 2 * 3, Nested.Grouped / 2 * 3);

        AssertForms(User.Where(new { posts___comments___author___posts___rating__ge = 8 }), three);
        AssertForms(User.Where(new { posts__any = new { comments___score__ge = 8, tags___color__ne = "a" } }), three);
    }

    [Fact]
    public virtual void A_hint_counts_within_another_condition()
    {
        object where = new { posts___comments___score__ge = 8 };

        AssertForms(User.Where(Hinted(where, SubqueryBehavior.Exists)), (2, 0, 0));
        Assert.Equal((0, 2), Count(Sql.Of(User.Where(Hinted(where, SubqueryBehavior.In)))) is var (exists, inside, _) ? (exists, inside) : default);
        AssertForms(User.Where(new { posts__any = Hinted(new { comments___score__ge = 8 }, SubqueryBehavior.Exists) }), (2, 0, 0));
    }

    [Fact]
    public virtual async Task Loads_and_bulk_statements_take_a_hint()
    {
        await using (var db = NewContext())
        {
            db.Add(new User { Name = "u", Posts = { new() { Body = "b", Comments = { new() { Body = "c", Score = 9 } } }, new() { Body = "d" } } });
            await db.SaveChangesAsync(Token);
        }

        foreach (var behavior in Enum.GetValues<SubqueryBehavior>())
        {
            var where = Hinted(new { comments___score__ge = 8 }, behavior);
            foreach (var plan in new[]
            {
                new LoadPlan().Joined("posts", where: where),
                new LoadPlan().SelectIn("posts", where: where),
                new LoadPlan().Subquery("posts", where: where),
            })
                Assert.Equal(["b"], (await User.Query(new { posts__any = where }, load: plan).SingleAsync(Token)).Posts.Select(post => post.Body));

            Assert.Equal(1, await Post.Where(where).ExecuteUpdateAsync(post => post.SetProperty(row => row.Views, row => row.Views + 1), Token));
        }
    }

    [Fact]
    public virtual void Lists_in_memory_and_compiled_expressions_ignore_a_hint()
    {
        Post[] posts =
            [new() { Body = "a", Comments = { new() { Body = "c", Score = 9 } } }, new() { Body = "b", Comments = { new() { Body = "c", Score = 1 } } }];
        var where = Hinted(new { comments___score__ge = 8 }, SubqueryBehavior.In);

        Assert.Equal("a", Assert.Single(posts.AsQueryable().ApplyQuery(where)).Body);
        Assert.Equal("a", Assert.Single(posts, new Predicate<Post>(Post.FilterExpression(where).Compile())).Body);
    }

    [Fact]
    public virtual void A_choice_that_does_not_exist_is_refused()
    {
        const string Problem = "There is no SubqueryBehavior of number 7; use one of Automatic, Exists, In. (Parameter 'behavior')";

        Assert.StartsWith(
            Problem,
            Assert.Throws<ArgumentOutOfRangeException>(() => Filter.And().WithSubqueries((SubqueryBehavior)7)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            Problem,
            Assert.Throws<ArgumentOutOfRangeException>(
                () => new DbContextOptionsBuilder().UseMixins(mixins => mixins.UseSubqueryBehavior((SubqueryBehavior)7))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The filter with a hint.</summary>
    protected static Filter Hinted(object where, SubqueryBehavior behavior) => Filter.And(where).WithSubqueries(behavior);

    private static void StaysExists<T>(IQueryable<T> rows, object where)
        where T : class
    {
        var sql = Sql.Of(rows.ApplyQuery(Hinted(where, SubqueryBehavior.Exists)));
        Assert.Contains("EXISTS", sql, StringComparison.Ordinal);
        Assert.Equal(sql, Sql.Of(rows.ApplyQuery(Hinted(where, SubqueryBehavior.In))));
    }

    private static void AssertForms(IQueryable query, (int Exists, int In, int Grouped) expected)
    {
        var sql = Sql.Of(query);
        Assert.True(expected == Count(sql), $"{expected} expected:\n{sql}");
    }

    private static (int Exists, int In, int Grouped) Count(string sql)
        => (sql.Split("EXISTS (").Length - 1, sql.Split("IN (\n").Length - 1, sql.Split("HAVING").Length - 1);

    private static void AssertForms(object where, int exists, int inside)
    {
        var sql = Sql.Of(Post.Where(where));
        Assert.Equal((exists, inside), (sql.Split("EXISTS (").Length - 1, sql.Split("IN (").Length - 1));
    }
}
