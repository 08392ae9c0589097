using EFCore.Mixins.Tests.RandomWrites;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Random sequences of calls over random mappings, compared with a store in memory after every call.</summary>
/// <remarks>
///     <c>RANDOM_WRITES</c> is the number of sequences, <c>RANDOM_SEED</c> the first, <c>RANDOM_MAPPING</c> the number of one mapping for them all.
/// </remarks>
[LargeSpec]
public abstract class RandomWriteSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int SequencesOfMapping = 40;

    /// <summary>How many sequences run where nobody says.</summary>
    protected virtual int Few => 40;

    [Fact]
    public virtual async Task Rows_and_instances_agree_after_every_call()
    {
        var (count, first) = (RandomSetting.Of("RANDOM_WRITES", Few), RandomSetting.Of("RANDOM_SEED", 1));
        var perMapping = Math.Max(SequencesOfMapping, count / 400);
        var differences = new List<string>();
        for (var done = 0; done < count && differences.Count < 20; done += perMapping)
        {
            var seeds = Enumerable.Range(first + done, Math.Min(perMapping, count - done));
            await RunAsync(RandomSetting.Of("RANDOM_MAPPING", (first + done) / perMapping), seeds, differences);
        }

        Assert.True(differences.Count == 0, $"{differences.Count} sequences differ:\n\n{string.Join("\n\n", differences)}");
    }

    /// <summary>The options of a context on the database of the test.</summary>
    protected virtual DbContextOptionsBuilder<RandomContext> Options() => new(Backend.OptionsOf<RandomContext>());

    private async Task RunAsync(int number, IEnumerable<int> seeds, List<string> differences)
    {
        var mapping = Mapping.Of(number);
        var options = Options().ReplaceService<IModelCacheKeyFactory, RandomModelKeys>();
        if (mapping.Retries)
            options.ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();
        var factory = new RandomContextFactory(options.Options, mapping);
        await using (var db = factory.CreateDbContext())
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(TestContext.Current.CancellationToken);
        Contexts.SetFactory(factory);
        try
        {
            foreach (var seed in seeds)
            {
                var steps = Step.Sequence(new Random(seed));
                if (await DifferenceAsync(factory, mapping, steps) is { } difference)
                    differences.Add(await ReportAsync(factory, mapping, seed, steps, difference));
                if (differences.Count >= 20)
                    return;
            }
        }
        finally
        {
            Contexts.SetFactory<RandomContext>(null);
        }
    }

    /// <summary>Leaves out steps as long as a difference stays.</summary>
    private static async Task<string> ReportAsync(RandomContextFactory factory, Mapping mapping, int seed, List<Step> steps, string difference)
    {
        for (var size = steps.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= steps.Count; start += size)
            {
                List<Step> fewer = [.. steps[..start], .. steps[(start + size)..]];
                if (await DifferenceAsync(factory, mapping, fewer) is not null)
                    (steps, start) = (fewer, start - size);
            }
        }

        return $"seed {seed}, {mapping}\n{await DifferenceAsync(factory, mapping, steps) ?? difference}";
    }

    private static async Task<string?> DifferenceAsync(RandomContextFactory factory, Mapping mapping, List<Step> steps)
    {
        await using (var db = factory.CreateDbContext())
            await ClearAsync(db);
        var world = new World(factory, mapping);
        try
        {
            await world.RunAsync(steps);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var cause = exception is Difference ? exception.InnerException : exception;
            return string.Join("\n", world.Log.Select(line => $"  {line}")) + $"\n  {exception.Message}\n{cause}";
        }
    }

    private static async Task ClearAsync(RandomContext db)
    {
        var token = TestContext.Current.CancellationToken;
        await db.Set<Leaf>().ExecuteDeleteAsync(token);
        var sql = db.GetService<ISqlGenerationHelper>();
        var tables = db.Model.GetEntityTypes().SelectMany(type => new[] { type.GetTableName() }).OfType<string>().Distinct().ToList();
        string[] first = ["Links", "Places", "Specials"]; // which refer to the others
        foreach (var table in tables.OrderByDescending(table => first.Any(name => table.EndsWith(name, StringComparison.Ordinal))))
        {
#pragma warning disable EF1002 // the name of a table of the model
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM {sql.DelimitIdentifier(table)}", token);
#pragma warning restore EF1002
        }
    }
}
