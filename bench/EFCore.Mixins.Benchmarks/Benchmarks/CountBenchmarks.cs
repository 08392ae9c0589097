using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>How many rows a filter on own columns finds.</summary>
public class CountBenchmarks : BlogBenchmarks
{
    private readonly Func<BlogContext, int, DateTime, Task<int>> compiled = EF.CompileAsyncQuery((BlogContext context, int rating, DateTime day)
        => context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).Count());

    private (int Rating, DateTime Day) Values => (Next(100), new DateTime(2019, 1, 1));

    [Benchmark(Baseline = true)]
    public async Task<int> Linq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).CountAsync();
    }

    [Benchmark]
    public Task<int> Mixins()
    {
        var (rating, day) = Values;
        return Post.Where(new { rating, published_at__ge = day }).CountAsync();
    }

    [Benchmark]
    public async Task<int> EfCompiledQuery()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await compiled(context, rating, day);
    }

    [Benchmark]
    public async Task<int> DynamicLinq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(DynamicLinqSettings.Parameters, "Rating == @0 && PublishedAt >= @1", rating, day).CountAsync();
    }

    [Benchmark]
    public async Task<int> Linq2Db()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).CountAsyncLinqToDB();
    }

    [Benchmark]
    public Task<int> DapperQuery()
    {
        var (rating, day) = Values;
        return Blog.ConnectedAsync(connection => connection.ExecuteScalarAsync<int>(
            """SELECT COUNT(*) FROM "Posts" WHERE "Rating" = @rating AND "PublishedAt" >= @day""", new { rating, day }));
    }
}
