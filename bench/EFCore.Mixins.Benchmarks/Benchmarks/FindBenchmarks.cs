using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>One row by its key; contexts track it.</summary>
public class FindBenchmarks : BlogBenchmarks
{
    private readonly Func<BlogContext, int, Task<Post?>> compiled
        = EF.CompileAsyncQuery((BlogContext context, int id) => context.Posts.FirstOrDefault(post => post.Id == id));

    protected override PooledDbContextFactory<BlogContext> Pool => Blog.Mixed;

    private int Id => Next(1000) + 1;

    [Benchmark(Baseline = true)]
    public async Task<Post?> Linq()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        var id = Id;
        return await context.Posts.FirstOrDefaultAsync(post => post.Id == id);
    }

    [Benchmark]
    public Task<Post?> Mixins() => Post.FindAsync(Id);

    [Benchmark]
    public async Task<Post?> EfFindAsync()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        return await context.Posts.FindAsync(Id);
    }

    [Benchmark]
    public async Task<Post?> EfCompiledQuery()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        return await compiled(context, Id);
    }

    [Benchmark]
    public async Task<Post?> Linq2Db()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        var id = Id;
        return await context.Posts.FirstOrDefaultAsyncLinqToDB(post => post.Id == id);
    }

    [Benchmark]
    public Task<Post?> DapperQuery()
        => Blog.ConnectedAsync(connection => connection.QueryFirstOrDefaultAsync<Post>("""SELECT * FROM "Posts" WHERE "Id" = @id LIMIT 1""", new { id = Id }));
}
