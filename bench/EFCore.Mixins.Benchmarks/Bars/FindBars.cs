using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>One row by its key.</summary>
internal static class FindBars
{
    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.Mixed);
        var compiled = EF.CompileAsyncQuery((BlogContext context, int id) => context.Posts.FirstOrDefault(post => post.Id == id));
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
        yield return new Bar("FindAsync(key)", "Dapper", 1.60, Ours, () => database.ConnectedAsync(
            connection => connection.QueryFirstOrDefaultAsync<Post>("SELECT * FROM \"Posts\" WHERE \"Id\" = @id LIMIT 1", new { id = Next() })));
        yield return new Bar("FindAsync(key)", "EF compiled query", 1.10, Ours, async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            await compiled(context, Next());
        });
    }
}
