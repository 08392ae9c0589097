using System.Linq.Dynamic.Core;
using EFCore.Mixins.Benchmarks.Data;
using EFCore.Mixins.Benchmarks.Measuring;

namespace EFCore.Mixins.Benchmarks.Bars;

/// <summary>Statements from strings, built and not run.</summary>
internal static class BuildBars
{
    private static readonly ParsingConfig Config = new() { IsCaseSensitive = false };

    public static IEnumerable<Bar> Of(BlogDatabase database)
    {
        Contexts.SetFactory(database.MixedReading);
        using var context = database.Reading.CreateDbContext();
        var value = 0;
        int Next() => value++ % 100;
        yield return new Bar(
            "building a statement, its tree included",
            "Dynamic.Core",
            0.50,
            () => Keep(Post.Query(
                new Dictionary<string, object?> { ["rating__ge"] = Next(), ["author___name"] = "author 1", ["comments___score__gt"] = 3 },
                ["author___name", "-id"],
                null as LoadPlan).Expression),
            () => Keep(context.Posts
                .Where(Config, "Rating >= @0 && Author.Name == @1 && Comments.Any(Score > @2)", Next(), "author 1", 3)
                .OrderBy(Config, "Author.Name, Id desc").Expression));
        yield return new Bar(
            "building a statement, to be run",
            "Dynamic.Core",
            0.50,
            () => Keep(Post.Query(
                new Dictionary<string, object?> { ["rating__ge"] = Next(), ["author___name"] = "author 1", ["comments___score__gt"] = 3 },
                ["author___name", "-id"],
                null as LoadPlan)),
            () => Keep(context.Posts
                .Where(Config, "Rating >= @0 && Author.Name == @1 && Comments.Any(Score > @2)", Next(), "author 1", 3)
                .OrderBy(Config, "Author.Name, Id desc")));
    }

    private static Task Keep(object built)
    {
        GC.KeepAlive(built);
        return Task.CompletedTask;
    }
}
