using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>Inserts a row and returns its key.</summary>
public class CreateBenchmarks : WriteBenchmarks
{
    private string Name => $"new {Next(int.MaxValue)}";

    [Benchmark(Baseline = true)]
    public async Task<Author> Ef()
    {
        await using var context = await Blog.Plain.CreateDbContextAsync();
        var author = new Author { Name = Name };
        context.Add(author);
        await context.SaveChangesAsync();
        return author;
    }

    [Benchmark]
    public Task<Author> Mixins() => Author.CreateAsync(new { Name });

    [Benchmark]
    public Task<int> DapperExecute()
        => Blog.ConnectedAsync(
            connection => connection.QuerySingleAsync<int>("""INSERT INTO "Authors" ("Name") VALUES (@Name) RETURNING "Id" """, new { Name }));
}
