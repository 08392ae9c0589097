using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Steady;

/// <summary>A kind of work that is repeated.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Run">Does it once, on the database of the worker, with a number that no other call has.</param>
internal sealed record SteadyWork(string Name, Func<BlogDatabase, int, Task> Run)
{
    private const int Posts = BlogDatabase.Authors * BlogDatabase.PostsOfAuthor;

    /// <summary>Every kind.</summary>
    public static SteadyWork[] All { get; } =
    [
        new("find", (_, number) => Post.FindAsync(KeyOf(number))),
        new("ten tracked rows", (_, number) => Post.AllAsync(Post.Where(new { rating = number % 100 }))),
        new(
            "page with loads",
            (_, number) => Post.Query(new { id__gt = KeyOf(number) }, ["id"], load: plan => plan.SelectIn(post => post.Comments)).Take(5).ToListAsync()),
        new("create", (_, number) => Author.CreateAsync(new { Name = $"new {number}" })),
        new(
            "update",
            async (_, number) => await (await Author.FindOrFailAsync((number % BlogDatabase.Authors) + 1)).UpdateAsync(new { Name = $"new {number}" })),
        new("EF's query with UseMixins", async (database, number) =>
        {
            await using var context = await database.Mixed.CreateDbContextAsync();
            var key = KeyOf(number);
            await context.Posts.FirstOrDefaultAsync(post => post.Id == key);
        }),
    ];

    /// <summary>EF's own find without the library, which shows the load of the machine at that time.</summary>
    public static async Task Beside(BlogDatabase database, int number)
    {
        await using var context = await database.Plain.CreateDbContextAsync();
        await context.Posts.FindAsync(KeyOf(number));
    }

    private static int KeyOf(int number) => (number % Posts) + 1;
}
