using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>One column of a row that was loaded before.</summary>
public class UpdateBenchmarks : WriteBenchmarks
{
    private Author author = null!; // set before each benchmark

    private string Name => $"new {Next(int.MaxValue)}";

    [Benchmark(Baseline = true)]
    public async Task Ef()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        context.Attach(author);
        author.Name = Name;
        await context.SaveChangesAsync();
    }

    [Benchmark]
    public Task Mixins() => author.UpdateAsync(new { Name });

    [Benchmark]
    public async Task EfExecuteUpdate()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        var (id, name) = (author.Id, Name);
        await context.Authors.Where(author => author.Id == id).ExecuteUpdateAsync(update => update.SetProperty(author => author.Name, name));
    }

    [Benchmark]
    public Task DapperExecute()
        => Blog.ConnectedAsync(connection => connection.ExecuteAsync("""UPDATE "Authors" SET "Name" = @Name WHERE "Id" = @Id""", new { Name, author.Id }));

    public override async Task<object?> OutcomeAsync(Func<Task<object?>> side)
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        await context.Authors.Where(author => author.Id == 1).ExecuteUpdateAsync(update => update.SetProperty(author => author.Name, "old"));
        await PrepareAsync();
        return await base.OutcomeAsync(side);
    }

    protected override async Task PrepareAsync() => author = await Author.FindOrFailAsync(1);
}
