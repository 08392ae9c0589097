using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using EFCore.Mixins.Benchmarks.Data;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>
///     Asserts that all benchmarks of a class do the same: this runs before the measurements, which the code of other benchmarks would disturb in the same
///     process.
/// </summary>
internal static class SameOutcomes
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true, ReferenceHandler = ReferenceHandler.IgnoreCycles };

    /// <exception cref="InvalidOperationException">A benchmark has another outcome than the first one of its class.</exception>
    public static async Task AssertAsync()
    {
        foreach (var type in typeof(BlogBenchmarks).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BlogBenchmarks)) && !type.IsAbstract))
        {
            foreach (var database in BlogDatabase.Names)
            {
                var benchmarks = (BlogBenchmarks)Activator.CreateInstance(type)!; // null for nullable values alone
                benchmarks.Database = database;
                await benchmarks.SetUpAsync();
                await AssertAsync(benchmarks);
                await benchmarks.CleanUpAsync();
            }
        }
    }

    private static async Task AssertAsync(BlogBenchmarks benchmarks)
    {
        var outcomes = new List<(string Side, string Outcome)>();
        foreach (var side in benchmarks.GetType().GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute))))
            outcomes.Add((side.Name, JsonSerializer.Serialize(await benchmarks.OutcomeAsync(() => ReturnedAsync(benchmarks, side)), Options)));
        var (first, expected) = outcomes[0];
        foreach (var (side, outcome) in outcomes.Where(outcome => outcome.Outcome != expected))
            throw new InvalidOperationException(
                $"'{side}' of '{benchmarks.GetType().Name}' does not do what '{first}' does on {benchmarks.Database}: {outcome} instead of {expected}");
    }

    private static async Task<object?> ReturnedAsync(BlogBenchmarks benchmarks, MethodInfo side)
    {
        var returned = side.Invoke(benchmarks, null);
        if (returned is not Task task)
            return returned is IQueryable<Post> statement ? await statement.ToListAsync() : returned;
        await task;
        return side.ReturnType.GetProperty(nameof(Task<>.Result))?.GetValue(task);
    }
}
