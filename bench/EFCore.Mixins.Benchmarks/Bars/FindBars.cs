using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>One row by its key.</summary>
internal static class FindBars
{
    private static readonly Func<BlogContext, int, Task<Post?>> Compiled
        = EF.CompileAsyncQuery((BlogContext context, int id) => context.Posts.FirstOrDefault(post => post.Id == id));

    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.Mixed);
        var id = 0;
        int Next() => (id++ % 1000) + 1;
        Task Ours() => Post.FindAsync(Next());
        yield return new Bar("FindAsync(key)", "EF FindAsync", 0.50, Ours, async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            await context.Posts.FindAsync(Next());
        });
        yield return new Bar("FindAsync(key)", "LINQ", 0.65, Ours, async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            var key = Next();
            await context.Posts.FirstOrDefaultAsync(post => post.Id == key);
        });
        yield return new Bar("FindAsync(key)", "Dapper", 1.40, Ours, () => database.ConnectedAsync(
            connection => connection.QueryFirstOrDefaultAsync<Post>("SELECT * FROM \"Posts\" WHERE \"Id\" = @id LIMIT 1", new { id = Next() })));
        yield return new Bar("FindAsync(key)", "EF compiled query", 1.40, Ours, async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            await Compiled(context, Next());
        });
    }
}
