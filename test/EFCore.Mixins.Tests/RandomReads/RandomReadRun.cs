using EFCore.Mixins.Tests.RandomWrites;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Reads of random mappings against objects in memory.</summary>
/// <param name="options">Contexts of the database.</param>
/// <param name="database">The database.</param>
internal sealed class RandomReadRun(DbContextOptionsBuilder<MappedContext> options, Database database)
{
    private const int MostReductions = 300;

    private readonly DbContextOptions<MappedContext> options = options.ReplaceService<IModelCacheKeyFactory, RandomModelKeys>().Options;

    /// <summary>Runs some reads of one mapping; the difference of the first that fails, with its smallest form, or null.</summary>
    public async Task<string?> RunAsync(int seed, int reads, CancellationToken token)
    {
        var mapping = new RandomReads.Mapping(seed, database);
        var graph = new Graph(mapping);
        var factory = new MappedContextFactory(options, mapping);
        try
        {
            Contexts.SetFactory(factory);
            await StoreAsync(factory, graph, token);
            var draw = new Reads(mapping, new Random(seed));
            var reader = new Reader(mapping, graph, factory);
            for (var i = 0; i < reads; i++)
            {
                var read = draw.Next();
                if (await reader.DifferenceAsync(read, token) is { } difference)
                    return await ReportAsync(reader, mapping, read, difference, token);
            }

            return null;
        }
        finally
        {
            Contexts.SetFactory<MappedContext>(null);
        }
    }

    private static async Task StoreAsync(MappedContextFactory factory, Graph graph, CancellationToken token)
    {
        await using var db = factory.CreateDbContext();
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(token);
        db.AddRange(graph.Roots);
        await db.SaveChangesAsync(token);
    }

    private static async Task<string> ReportAsync(Reader reader, RandomReads.Mapping mapping, Read read, string difference, CancellationToken token)
    {
        var (smallest, said) = (read, difference);
        var left = MostReductions;
        for (var isSmaller = true; isSmaller && left > 0;)
        {
            isSmaller = false;
            foreach (var smaller in smallest.Smaller())
            {
                if (--left <= 0)
                    break;
                if (await reader.DifferenceAsync(smaller, token) is not { } still)
                    continue;
                (smallest, said, isSmaller) = (smaller, still, true);
                break;
            }
        }

        return $"{mapping}\n  {smallest}\n  {said}";
    }
}
