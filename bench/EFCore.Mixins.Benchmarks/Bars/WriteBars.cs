using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>Writes of one row, each by a context of its own.</summary>
internal static class WriteBars
{
    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.Mixed);
        var most = database.Name == "SQLite" ? 1.15 : 1.05;
        var number = 0;
        int Next() => number++;
        yield return new Bar("CreateAsync", "EF", most, () => Author.CreateAsync(new { Name = $"new {Next()}" }), async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            context.Add(new Author { Name = $"new {Next()}" });
            await context.SaveChangesAsync();
        });
        var mine = Author.FindOrFailAsync(1).GetAwaiter().GetResult();
        var theirs = new Author { Id = 2, Name = "" };
        yield return new Bar("UpdateAsync", "EF", most, () => mine.UpdateAsync(new { Name = $"new {Next()}" }), async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            context.Attach(theirs);
            theirs.Name = $"new {Next()}";
            await context.SaveChangesAsync();
        });
        yield return new Bar("DestroyAsync(key)", "ExecuteDelete", 1.10, () => Comment.DestroyAsync(-Next()), async () =>
        {
            await using var context = await database.Plain.CreateDbContextAsync();
            var id = -Next();
            await context.Comments.Where(comment => comment.Id == id).ExecuteDeleteAsync();
        });
    }
}
