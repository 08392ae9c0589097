using BenchmarkDotNet.Attributes;
using Dapper;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>One row by its key, with BenchmarkDotNet's figures.</summary>
[MemoryDiagnoser]
public class FindBenchmarks
{
    private static readonly Func<BlogContext, int, Task<Post?>> Compiled
        = EF.CompileAsyncQuery((BlogContext context, int id) => context.Posts.FirstOrDefault(post => post.Id == id));

    private BlogDatabase database = null!; // set before each benchmark
    private int last;

    private int Next => (last++ % 1000) + 1;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        database = await BlogDatabase.SqliteAsync();
        Contexts.SetFactory(database.Mixed);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await database.DisposeAsync();

    [Benchmark(Baseline = true)]
    public async Task<Post?> Linq()
    {
        await using var context = await database.Plain.CreateDbContextAsync();
        var id = Next;
        return await context.Posts.FirstOrDefaultAsync(post => post.Id == id);
    }

    [Benchmark]
    public async Task<Post?> EfFindAsync()
    {
        await using var context = await database.Plain.CreateDbContextAsync();
        return await context.Posts.FindAsync(Next);
    }

    [Benchmark]
    public async Task<Post?> EfCompiledQuery()
    {
        await using var context = await database.Plain.CreateDbContextAsync();
        return await Compiled(context, Next);
    }

    [Benchmark]
    public Task<Post?> Mixins() => Post.FindAsync(Next);

    [Benchmark]
    public async Task<Post?> DapperQuery()
    {
        Post? found = null;
        await database.ConnectedAsync(async connection => found = await connection.QueryFirstOrDefaultAsync<Post>("SELECT * FROM \"Posts\" WHERE \"Id\" = @id LIMIT 1", new { id = Next }));
        return found;
    }
}
