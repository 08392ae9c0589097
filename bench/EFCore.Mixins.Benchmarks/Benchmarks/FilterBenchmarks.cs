using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>Ten rows by a filter on own columns, with BenchmarkDotNet's figures.</summary>
[MemoryDiagnoser]
public class FilterBenchmarks
{
    private static readonly DateTime Day = new(2019, 1, 1);

    private BlogDatabase database = null!; // set before each benchmark
    private int last;

    private int Next => last++ % 100;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        LinqToDBForEFTools.Initialize();
        database = await BlogDatabase.SqliteAsync();
        Contexts.SetFactory(database.MixedReading);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await database.DisposeAsync();

    [Benchmark(Baseline = true)]
    public async Task<List<Post>> Linq()
    {
        await using var context = await database.Reading.CreateDbContextAsync();
        var rating = Next;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= Day).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> DynamicLinq()
    {
        await using var context = await database.Reading.CreateDbContextAsync();
        return await context.Posts.Where("Rating == @0 && PublishedAt >= @1", Next, Day).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> Linq2Db()
    {
        await using var context = await database.Reading.CreateDbContextAsync();
        var rating = Next;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= Day).ToListAsyncLinqToDB();
    }

    [Benchmark]
    public Task<List<Post>> Mixins() => Post.AllAsync(Post.Where(new { rating = Next, published_at__ge = Day }));
}
