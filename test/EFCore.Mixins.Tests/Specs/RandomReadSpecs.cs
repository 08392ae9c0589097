using EFCore.Mixins.Tests.RandomReads;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Random reads over random mappings of the same classes give what the objects in memory give, or the refusal that a table says is right.</summary>
/// <remarks><c>RANDOM_READS</c> is the number of reads, <c>RANDOM_SEED</c> the first mapping.</remarks>
[LargeSpec]
public abstract class RandomReadSpecs(Backend backend, Database database) : DatabaseSpecs(backend)
{
    private const int ReadsOfMapping = 20;
    private const int MostFailures = 20;

    /// <summary>How many reads run where nobody says.</summary>
    protected virtual int Few => 60;

    [Fact]
    public virtual async Task Reads_give_what_objects_in_memory_give()
    {
        var (count, first) = (RandomSetting.Of("RANDOM_READS", Few), RandomSetting.Of("RANDOM_SEED", 1));
        var perMapping = Math.Max(ReadsOfMapping, count / 400);
        var run = new RandomReadRun(new DbContextOptionsBuilder<MappedContext>(Backend.OptionsOf<MappedContext>()), database);
        var failures = new List<string>();
        for (var done = 0; done < count && failures.Count < MostFailures; done += perMapping)
        {
            if (await run.RunAsync(first + (done / perMapping), Math.Min(perMapping, count - done), TestContext.Current.CancellationToken) is { } failure)
                failures.Add(failure);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
