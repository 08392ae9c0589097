using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>A hundred rows with ten related ones each; nobody tracks them.</summary>
public class LoadBenchmarks : BlogBenchmarks
{
    private const string Sql = """
        SELECT * FROM "Authors" WHERE "Id" <= @most ORDER BY "Id";
        SELECT p.* FROM "Posts" p JOIN "Authors" a ON a."Id" = p."AuthorId" WHERE a."Id" <= @most ORDER BY p."Id"
        """;

    private static int Most => BlogDatabase.Authors;

    [Benchmark(Baseline = true)]
    public async Task<List<Author>> Include()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        return await Included(context).ToListAsync();
    }

    [Benchmark]
    public async Task<List<Author>> IncludeSplit()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        return await Included(context).AsSplitQuery().ToListAsync();
    }

    [Benchmark]
    public Task<List<Author>> Mixins() => Author.AllAsync(Author.Query(new { id__le = Most }, ["id"], load: plan => plan.SelectIn(author => author.Posts)));

    [Benchmark]
    public async Task<List<Author>> Linq2Db()
    {
        await using var context = await Blog.Reading.CreateDbContextAsync();
        return await Included(context).ToListAsyncLinqToDB();
    }

    [Benchmark]
    public Task<List<Author>> DapperQuery() => Blog.ConnectedAsync(async connection =>
    {
        await using var results = await connection.QueryMultipleAsync(Sql, new { most = Most });
        var authors = (await results.ReadAsync<Author>()).AsList();
        var byId = authors.ToDictionary(author => author.Id);
        foreach (var post in await results.ReadAsync<Post>())
            (post.Author = byId[post.AuthorId]).Posts.Add(post);
        return authors;
    });

    private static IQueryable<Author> Included(BlogContext context)
    {
        var most = Most;
        return context.Authors.Where(author => author.Id <= most).OrderBy(author => author.Id).Include(author => author.Posts.OrderBy(post => post.Id));
    }
}
