using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class MemorySpecs(Backend backend) : DatabaseSpecs(backend)
{
    private const int Rows = 10_000;
    private const int Reads = 10;
    private const int MostKept = 256 * 1_024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task A_hundred_thousand_loaded_instances_are_released_with_their_memory()
    {
        await InsertAsync();
        await LoadAsync(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (samples, loaded) = await LoadAsync(Reads);
        await Task.Yield(); // the stack of the driver's last answer holds what it read
        for (var i = 0; i < 10 && samples.Exists(sample => sample.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // without optimization a temporary may still hold the last one
        Assert.True(samples.Count(sample => sample.IsAlive) <= 1);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < (loaded - before) / 4, $"{kept} of {loaded - before} bytes are kept.");
    }

    [Fact]
    public virtual async Task Each_read_of_a_row_has_a_memory_of_its_own()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        var users = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => User.FindOrFailAsync(id, Cancellation)));
        users[0].Age = 3;

        Assert.Equal(8, users.Distinct().Count());
        Assert.Equal([true, .. Enumerable.Repeat(false, 7)], users.Select(user => user.IsDirty()));
    }

    [Fact]
    public virtual async Task Short_lived_instances_leave_few_handles()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        // what earlier tests have left goes with the finalizers of a full collection
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var most = 0;
        for (var i = 0; i < 40; i++)
        {
            await FindAsync(id, 100);
            GC.Collect(0);
            most = Math.Max(most, InstanceRecords.Count);
        }

        Assert.InRange(most, 1, 2000);
    }

    [Fact]
    public virtual async Task Many_reads_leave_the_memory_of_few()
    {
        var id = (await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation)).Id;
        await FindAsync(id, 500);
        // the rest of the process allocates too; what a read kept would be kept in each round
        var least = long.MaxValue;
        for (var i = 0; i < 5 && least > MostKept; i++)
        {
            var before = Settled();
            await FindAsync(id, 5000);
            least = Math.Min(least, Settled() - before);
        }

        Assert.InRange(least, long.MinValue, MostKept);
    }

    [Fact]
    public virtual async Task Parallel_tasks_keep_the_snapshots_of_living_instances()
    {
        var id = (await User.CreateAsync(new { Name = "Bill", Age = 1 }, cancellationToken: Cancellation)).Id;
        using var stop = new CancellationTokenSource();
        var collector = Task.Run(
            async () =>
            {
                for (var i = 1; !stop.IsCancellationRequested; i++)
                {
                    GC.Collect(i % 50 == 0 ? 2 : i % 2);
                    await Task.Delay(1, Cancellation); // a collection stops every other task, and takes long where the process holds much
                }
            },
            Cancellation);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeepAsync(id), Cancellation)));
        await stop.CancelAsync();
        await collector;

        var users = kept.SelectMany(user => user).ToList();
        Assert.All(users, user => Assert.False(user.IsDirty()));
        users.ForEach(user => user.Age = 2);
        Assert.All(users, user => Assert.Equal([new ValueChange(1, 2)], user.Changes().Values));
    }

    /// <summary>The bytes in use once what only finalizers still held is gone too.</summary>
    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task FindAsync(int id, int count)
    {
        for (var i = 0; i < count; i++)
            await User.FindAsync(id, Cancellation);
    }

    private static async Task<List<User>> KeepAsync(int id)
    {
        var kept = new List<User>();
        for (var i = 0; i < 30; i++)
        {
            kept.Add(await User.FindOrFailAsync(id, Cancellation));
            await FindAsync(id, 5);
        }

        return kept;
    }

    private async Task InsertAsync()
    {
        await using var db = NewContext();
        db.AddRange(Enumerable.Range(0, Rows).Select(i => new User { Name = $"{i}", Email = $"{i}@x.ch", Age = i }));
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Loads instances and lets them go; what it returns holds none of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(List<WeakReference> Samples, long Loaded)> LoadAsync(int reads)
    {
        var rows = new List<User>();
        for (var i = 0; i < reads; i++)
            rows.AddRange(await User.AllAsync(cancellationToken: Cancellation));
        Assert.Equal(reads * Rows, rows.Distinct().Count());
        Assert.False(rows[^1].IsDirty());
        var samples = rows.Where((_, i) => i % 1000 == 0).Select(row => new WeakReference(row)).ToList();
        var loaded = GC.GetTotalMemory(forceFullCollection: true);
        rows.Clear(); // without optimization the list itself may outlive the method
        return (samples, loaded);
    }
}
