using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>Writes of one row, each by a context or a connection of its own. What an iteration leaves is put right before the next.</summary>
[InvocationCount(Count)]
public abstract class WriteBenchmarks : BlogBenchmarks
{
    /// <summary>The writes of an iteration.</summary>
    protected const int Count = 2048;

    /// <summary>The key before those of the comments that are there to be deleted.</summary>
    protected const int Base = 20_000;

    protected override PooledDbContextFactory<BlogContext> Pool => Blog.Mixed;

    [IterationSetup]
    public void Reset()
    {
        using var context = Blog.Plain.CreateDbContext();
        context.Authors.Where(author => author.Id > BlogDatabase.Authors).ExecuteDelete();
        context.Comments.Where(comment => comment.Id > Base).ExecuteDelete();
        context.Database.ExecuteSql($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Count})
            INSERT INTO "Comments" ("Id", "Text", "Score", "PostId") SELECT {Base} + i, 'text', 0, 1 FROM n
            """);
    }

    public override async Task<object?> OutcomeAsync(Func<Task<object?>> side)
    {
        Reset();
        await base.OutcomeAsync(side);
        await using var context = Blog.Plain.CreateDbContext();
        return (await context.Authors.OrderBy(author => author.Id).Select(author => author.Name).ToListAsync(), await context.Comments.CountAsync());
    }
}
