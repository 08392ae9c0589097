using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>Ten rows by a filter on own columns; nobody tracks them.</summary>
public class FilterBenchmarks : BlogBenchmarks
{
    private readonly Func<BlogContext, int, DateTime, IAsyncEnumerable<Post>> compiled = EF.CompileAsyncQuery((BlogContext context, int rating, DateTime day)
        => context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day));

    private (int Rating, DateTime Day) Values => (Next(100), new DateTime(2019, 1, 1));

    [Benchmark(Baseline = true)]
    public async Task<List<Post>> Linq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).ToListAsync();
    }

    [Benchmark]
    public Task<List<Post>> Mixins()
    {
        var (rating, day) = Values;
        return Post.AllAsync(Post.Where(new { rating, published_at__ge = day }));
    }

    [Benchmark]
    public async Task<List<Post>> EfCompiledQuery()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await compiled(context, rating, day).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> DynamicLinq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(DynamicLinqSettings.Parameters, "Rating == @0 && PublishedAt >= @1", rating, day).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> Linq2Db()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).ToListAsyncLinqToDB();
    }

    [Benchmark]
    public Task<List<Post>> DapperQuery()
    {
        var (rating, day) = Values;
        return Blog.ConnectedAsync(async connection => (await connection.QueryAsync<Post>(
            """SELECT * FROM "Posts" WHERE "Rating" = @rating AND "PublishedAt" >= @day""", new { rating, day })).AsList());
    }
}
