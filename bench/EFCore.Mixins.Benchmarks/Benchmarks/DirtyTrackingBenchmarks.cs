using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>A thousand tracked rows, whose values the library remembers for when their context is gone.</summary>
public class DirtyTrackingBenchmarks : BlogBenchmarks
{
    protected override PooledDbContextFactory<BlogContext> Pool => Blog.Mixed;

    [Benchmark(Baseline = true)]
    public async Task<List<Post>> Linq()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        return await context.Posts.ToListAsync();
    }

    [Benchmark]
    public Task<List<Post>> Mixins() => Post.AllAsync();
}
