using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>
///     Posts by their comments: the default and each hint, against both forms written by hand. There is no index for the condition on the comments.
/// </summary>
internal static class SubqueryBars
{
    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.MixedReading);
        var number = 0;
        string Rare() => $"comment {number++ % 1000}-3";
        var isSqlite = database.Name == "SQLite";
        var better = isSqlite ? 0.60 : 1.10;

        yield return new Bar(
            "related: few, all rows, Automatic",
            "LINQ Any",
            better,
            () => Few(SubqueryBehavior.Automatic, Rare()).ToListAsync(),
            () => ReadAsync(db => Any(db, Rare())));
        yield return new Bar(
            "related: few, all rows, In",
            "LINQ Any",
            better,
            () => Few(SubqueryBehavior.In, Rare()).ToListAsync(),
            () => ReadAsync(db => Any(db, Rare())));
        yield return new Bar(
            "related: few, all rows, Exists",
            "LINQ Any",
            1.10,
            () => Few(SubqueryBehavior.Exists, Rare()).ToListAsync(),
            () => ReadAsync(db => Any(db, Rare())));
        yield return new Bar(
            "related: few, page by key, Automatic",
            "LINQ Any",
            1.10,
            () => Few(SubqueryBehavior.Automatic, Rare(), "id").Take(20).ToListAsync(),
            () => ReadAsync(db => Page(Any(db, Rare()))));
        yield return new Bar(
            "related: few, page by key, In",
            "LINQ Any",
            better,
            () => Few(SubqueryBehavior.In, Rare(), "id").Take(20).ToListAsync(),
            () => ReadAsync(db => Page(Any(db, Rare()))));
        yield return new Bar(
            "related: few, page by title, Automatic",
            "LINQ Any",
            better,
            () => Few(SubqueryBehavior.Automatic, Rare(), "title").Take(20).ToListAsync(),
            () => ReadAsync(db => ByTitle(Any(db, Rare()))));
        yield return new Bar(
            "related: many, page by key, Automatic",
            "LINQ Any",
            1.10,
            () => Many(SubqueryBehavior.Automatic, "id").Take(20).ToListAsync(),
            () => ReadAsync(db => Page(Any(db, 5))));
        yield return new Bar(
            "related: many, page by key, Exists",
            "LINQ Contains",
            isSqlite ? 0.20 : 1.10,
            () => Many(SubqueryBehavior.Exists, "id").Take(20).ToListAsync(),
            () => ReadAsync(db => Page(Contains(db, 5))));
        yield return new Bar(
            "related: many, count, Automatic",
            "LINQ Any",
            1.10,
            () => Many(SubqueryBehavior.Automatic).CountAsync(),
            () => CountAsync(db => Any(db, 5)));
        yield return new Bar(
            "related: many, count, Exists",
            "LINQ Contains",
            1.10,
            () => Many(SubqueryBehavior.Exists).CountAsync(),
            () => CountAsync(db => Contains(db, 5)));
        yield return new Bar(
            "related: few, beside a key, Automatic",
            "LINQ Contains",
            isSqlite ? 0.20 : 1.10,
            () => Beside(Rare()).ToListAsync(),
            () => ReadAsync(db => Contains(db, Rare()).Where(post => post.Rating == 5)));

        async Task ReadAsync(Func<BlogContext, IQueryable<Post>> query)
        {
            await using var context = await database.Reading.CreateDbContextAsync();
            await query(context).ToListAsync();
        }

        async Task CountAsync(Func<BlogContext, IQueryable<Post>> query)
        {
            await using var context = await database.Reading.CreateDbContextAsync();
            await query(context).CountAsync();
        }
    }

    /// <summary>One post of a thousand.</summary>
    private static IQueryable<Post> Few(SubqueryBehavior behavior, string text, params string[] order)
        => Post.Query(Filter.And(new { comments___text = text }).WithSubqueries(behavior), order, null as LoadPlan);

    /// <summary>All of them.</summary>
    private static IQueryable<Post> Many(SubqueryBehavior behavior, params string[] order)
        => Post.Query(Filter.And(new { comments___score__ge = 5 }).WithSubqueries(behavior), order, null as LoadPlan);

    private static IQueryable<Post> Beside(string text) => Post.Where(new { comments___text = text, rating = 5 });

    private static IQueryable<Post> Any(BlogContext context, string text) => context.Posts.Where(post => post.Comments.Any(comment => comment.Text == text));

    private static IQueryable<Post> Any(BlogContext context, int score) => context.Posts.Where(post => post.Comments.Any(comment => comment.Score >= score));

    private static IQueryable<Post> Contains(BlogContext context, string text)
        => context.Posts.Where(post => context.Comments.Where(comment => comment.Text == text).Select(comment => comment.PostId).Contains(post.Id));

    private static IQueryable<Post> Contains(BlogContext context, int score)
        => context.Posts.Where(post => context.Comments.Where(comment => comment.Score >= score).Select(comment => comment.PostId).Contains(post.Id));

    private static IQueryable<Post> Page(IQueryable<Post> posts) => posts.OrderBy(post => post.Id).Take(20);

    private static IQueryable<Post> ByTitle(IQueryable<Post> posts) => posts.OrderBy(post => post.Title).Take(20);
}
