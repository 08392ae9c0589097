using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>Rows by filters, none of them tracked.</summary>
internal static class FilterBars
{
    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.MixedReading);
        var value = 0;
        int Next() => value++ % 100;
        var day = new DateTime(2019, 1, 1);
        yield return new Bar(
            "filter on own columns, 10 rows",
            "LINQ",
            0.85,
            () => Post.AllAsync(Post.Where(new { rating = Next(), published_at__ge = day })),
            async () =>
            {
                await using var context = await database.Reading.CreateDbContextAsync();
                var rating = Next();
                await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).ToListAsync();
            },
            0.70);
        yield return new Bar(
            "filter on own columns, count",
            "LINQ",
            0.85,
            () => Post.Where(new { rating = Next(), published_at__ge = day }).CountAsync(),
            async () =>
            {
                await using var context = await database.Reading.CreateDbContextAsync();
                var rating = Next();
                await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).CountAsync();
            });
        yield return new Bar(
            "filter on own columns, first row",
            "LINQ",
            0.85,
            () => Post.FirstOrDefaultAsync(Post.Where(new { rating = Next(), published_at__ge = day })),
            async () =>
            {
                await using var context = await database.Reading.CreateDbContextAsync();
                var rating = Next();
                await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).OrderBy(post => post.Id).FirstOrDefaultAsync();
            });
        yield return new Bar(
            "filter over to-one and to-many, order, page of 20",
            "LINQ",
            0.95,
            () => Post.Query(
                new { author___name__ne = $"author {Next()}", comments___score__ge = 8 },
                ["author___name", "-id"],
                null as LoadPlan).Skip(20).Take(20).ToListAsync(),
            async () =>
            {
                await using var context = await database.Reading.CreateDbContextAsync();
                var name = $"author {Next()}";
                var score = 8;
                await context.Posts.Where(post => post.Author.Name != name && post.Comments.Any(comment => comment.Score >= score))
                    .OrderBy(post => post.Author.Name).ThenByDescending(post => post.Id).Skip(20).Take(20).ToListAsync();
            });
    }
}
