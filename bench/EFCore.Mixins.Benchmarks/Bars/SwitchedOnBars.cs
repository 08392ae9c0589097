using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>EF's own work on contexts whose options have the library, against contexts without it.</summary>
internal static class SwitchedOnBars
{
    private const double Most = 1.03;

    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        var (mixed, plain) = (database.Mixed, database.Plain);
        var number = 0;
        int Next() => (number++ % 1000) + 1;
        yield return new Bar("EF FindAsync with UseMixins", "without", Most, () => FindAsync(mixed), () => FindAsync(plain));
        yield return new Bar("EF query of ten tracked rows with UseMixins", "without", Most, () => QueryAsync(mixed), () => QueryAsync(plain));
        yield return new Bar("EF SaveChangesAsync of an update with UseMixins", "without", Most, () => SaveAsync(mixed, 3), () => SaveAsync(plain, 4));

        async Task FindAsync(IDbContextFactory<BlogContext> contexts)
        {
            await using var context = await contexts.CreateDbContextAsync();
            await context.Posts.FindAsync(Next());
        }

        async Task QueryAsync(IDbContextFactory<BlogContext> contexts)
        {
            await using var context = await contexts.CreateDbContextAsync();
            var rating = Next() % 100;
            await context.Posts.Where(post => post.Rating == rating).ToListAsync();
        }

        async Task SaveAsync(IDbContextFactory<BlogContext> contexts, int id)
        {
            await using var context = await contexts.CreateDbContextAsync();
            var author = new Author { Id = id, Name = "" };
            context.Attach(author);
            author.Name = $"new {Next()}";
            await context.SaveChangesAsync();
        }
    }
}
