using System.Linq.Dynamic.Core;
using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>The second page of twenty rows by a filter and an order over a relation to one and a relation to many, untracked.</summary>
public class PageBenchmarks : BlogBenchmarks
{
    private const string Sql = """
        SELECT p.* FROM "Posts" p JOIN "Authors" a ON a."Id" = p."AuthorId"
        WHERE a."Name" <> @name AND EXISTS (SELECT 1 FROM "Comments" c WHERE c."PostId" = p."Id" AND c."Score" >= @score)
        ORDER BY a."Name", p."Id" DESC LIMIT 20 OFFSET 20
        """;

    private readonly Func<BlogContext, string, int, IAsyncEnumerable<Post>> compiled
        = EF.CompileAsyncQuery((BlogContext context, string name, int score) => context.Posts
            .Where(post => post.Author.Name != name && post.Comments.Any(comment => comment.Score >= score))
            .OrderBy(post => post.Author.Name).ThenByDescending(post => post.Id).Skip(20).Take(20));

    private (string Name, int Score) Values => ($"author {Next(100)}", 8);

    [Benchmark(Baseline = true)]
    public async Task<List<Post>> Linq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        return await Page(context).ToListAsync();
    }

    [Benchmark]
    public Task<List<Post>> Mixins()
    {
        var (name, score) = Values;
        return Post.Query(new { author___name__ne = name, comments___score__ge = score }, ["author___name", "-id"], null as LoadPlan)
            .Skip(20)
            .Take(20)
            .ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> EfCompiledQuery()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (name, score) = Values;
        return await compiled(context, name, score).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> DynamicLinq()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        var (name, score) = Values;
        return await context.Posts.Where(DynamicLinqSettings.Parameters, "Author.Name != @0 && Comments.Any(Score >= @1)", name, score)
            .OrderBy("Author.Name, Id desc").Skip(20).Take(20).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Post>> Linq2Db()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        return await Page(context).ToListAsyncLinqToDB();
    }

    [Benchmark]
    public Task<List<Post>> DapperQuery()
    {
        var (name, score) = Values;
        return Blog.ConnectedAsync(async connection => (await connection.QueryAsync<Post>(Sql, new { name, score })).AsList());
    }

    private IQueryable<Post> Page(BlogContext context)
    {
        var (name, score) = Values;
        return context.Posts.Where(post => post.Author.Name != name && post.Comments.Any(comment => comment.Score >= score))
            .OrderBy(post => post.Author.Name).ThenByDescending(post => post.Id).Skip(20).Take(20);
    }
}
