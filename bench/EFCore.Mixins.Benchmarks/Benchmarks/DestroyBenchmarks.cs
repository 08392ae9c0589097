using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>The end of a row that is there, by its key.</summary>
public class DestroyBenchmarks : WriteBenchmarks
{
    private int Id => Base + 1 + Next(Count);

    [Benchmark(Baseline = true)]
    public async Task<int> EfExecuteDelete()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        var id = Id;
        return await context.Comments.Where(comment => comment.Id == id).ExecuteDeleteAsync();
    }

    [Benchmark]
    public Task<int> Mixins() => Comment.DestroyAsync(Id);

    [Benchmark]
    public async Task<int> EfRemove()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        context.Remove(new Comment { Id = Id, Text = "" });
        return await context.SaveChangesAsync();
    }

    [Benchmark]
    public Task<int> DapperExecute()
        => Blog.ConnectedAsync(connection => connection.ExecuteAsync("""DELETE FROM "Comments" WHERE "Id" = @Id""", new { Id }));
}
