using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>A statement from strings, built and not run: to be run, and with its tree.</summary>
public class BuildBenchmarks : BlogBenchmarks
{
    private BlogContext context = null!; // set before each benchmark

    [Benchmark(Baseline = true)]
    public object DynamicLinq() => context.Posts
        .Where(DynamicLinqSettings.Parameters, "Rating >= @0 && Author.Name == @1 && Comments.Any(Score > @2)", Next(100), "author 1", 3)
        .OrderBy("Author.Name, Id desc");

    [Benchmark]
    public object Mixins() => Statement();

    [Benchmark]
    public object MixinsWithTree()
    {
        var statement = Statement();
        GC.KeepAlive(statement.Expression);
        return statement;
    }

    protected override async Task PrepareAsync() => context = await Blog.Reading.CreateDbContextAsync();

    private IQueryable<Post> Statement() => Post.Query(
        new Dictionary<string, object?> { ["rating__ge"] = Next(100), ["author___name"] = "author 1", ["comments___score__gt"] = 3 },
        ["author___name", "-id"],
        null as LoadPlan);
}
