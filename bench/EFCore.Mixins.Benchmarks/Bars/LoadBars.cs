using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>A hundred rows with ten related ones each, none of them tracked; then the cost of recording the rows that were tracked.</summary>
internal static class LoadBars
{
    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.MixedReading);
        Task Ours() => Author.AllAsync(Author.Query(new { id__le = 100 }, load: plan => plan.SelectIn(author => author.Posts)));
        yield return new Bar("select-in load, 100 x 10", "Include, split", 0.60, Ours, () => IncludeAsync(database, static authors => authors.AsSplitQuery()));
        yield return new Bar(
            "select-in load, 100 x 10",
            "Include, single",
            0.50,
            Ours,
            () => IncludeAsync(database, static authors => authors.AsSingleQuery()));
        Contexts.SetFactory(database.Mixed);
        yield return new Bar("dirty tracking, 1,000 rows", "the same load without it", 1.10, () => Post.AllAsync(), async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            await context.Posts.ToListAsync();
        });
    }

    private static async Task IncludeAsync(BlogDatabase database, Func<IQueryable<Author>, IQueryable<Author>> split)
    {
        await using var context = await database.Reading.CreateDbContextAsync();
        var most = 100;
        await split(context.Authors.Where(author => author.Id <= most).Include(author => author.Posts.OrderBy(post => post.Id))).ToListAsync();
    }
}
