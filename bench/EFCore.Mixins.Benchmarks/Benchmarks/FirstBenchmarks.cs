using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>The first row by key that matches a filter on its own columns, untracked.</summary>
public class FirstBenchmarks : BlogBenchmarks
{
    private readonly Func<BlogContext, int, DateTime, Task<Post?>> compiled = EF.CompileAsyncQuery((BlogContext context, int rating, DateTime day)
        => context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).OrderBy(post => post.Id).FirstOrDefault());

    private (int Rating, DateTime Day) Values => (Next(100), new DateTime(2019, 1, 1));

    [Benchmark(Baseline = true)]
    public async Task<Post?> Linq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).OrderBy(post => post.Id).FirstOrDefaultAsync();
    }

    [Benchmark]
    public Task<Post?> Mixins()
    {
        var (rating, day) = Values;
        return Post.FirstOrDefaultAsync(Post.Where(new { rating, published_at__ge = day }));
    }

    [Benchmark]
    public async Task<Post?> EfCompiledQuery()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await compiled(context, rating, day);
    }

    [Benchmark]
    public async Task<Post?> DynamicLinq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts
            .Where(DynamicLinqSettings.Parameters, "Rating == @0 && PublishedAt >= @1", rating, day)
            .OrderBy(post => post.Id)
            .FirstOrDefaultAsync();
    }

    [Benchmark]
    public async Task<Post?> Linq2Db()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (rating, day) = Values;
        return await context.Posts.Where(post => post.Rating == rating && post.PublishedAt >= day).OrderBy(post => post.Id).FirstOrDefaultAsyncLinqToDB();
    }

    [Benchmark]
    public Task<Post?> DapperQuery()
    {
        var (rating, day) = Values;
        return Blog.ConnectedAsync(connection => connection.QueryFirstOrDefaultAsync<Post>(
            """SELECT * FROM "Posts" WHERE "Rating" = @rating AND "PublishedAt" >= @day ORDER BY "Id" LIMIT 1""", new { rating, day }));
    }
}
