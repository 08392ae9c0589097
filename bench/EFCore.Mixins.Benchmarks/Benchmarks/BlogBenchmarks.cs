using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>Ways to do one work, on each database that is there.</summary>
public abstract class BlogBenchmarks
{
    private int last;

    public static IEnumerable<string> Databases => BlogDatabase.Names;

    [ParamsSource(nameof(Databases))]
    public string Database { get; set; } = ""; // set by BenchmarkDotNet

    protected BlogDatabase Blog { get; private set; } = null!; // set before each benchmark

    /// <summary>The pool from which the library takes contexts.</summary>
    protected virtual PooledDbContextFactory<BlogContext> Pool => Blog.MixedReading;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        LinqToDBForEFTools.Initialize();
        Blog = await BlogDatabase.OpenAsync(Database);
        Contexts.SetFactory(Pool);
        await PrepareAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await Blog.DisposeAsync();

    /// <summary>Runs a side on the first values, and tells what came of it.</summary>
    public virtual Task<object?> OutcomeAsync(Func<Task<object?>> side)
    {
        last = 0;
        return side();
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>The next of so many values.</summary>
    protected int Next(int count) => last++ % count;
}
