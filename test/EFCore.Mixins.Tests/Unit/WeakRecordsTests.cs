using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;

namespace EFCore.Mixins.Tests.Unit;

public sealed class WeakRecordsTests
{
    private static readonly List<Phoenix> Resurrected = [];

    private readonly WeakRecords<Record> records = new(static instance => new Record { Instance = instance });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Instances_are_told_apart_by_reference()
    {
        var (one, equal) = (new Point(1), new Point(1));
        var record = records.GetOrAdd(one);

        Assert.Equal(one, equal);
        Assert.Null(records.Find(equal));
        Assert.Same(record, records.GetOrAdd(one));
        Assert.Same(record, records.Find(one));
        Assert.NotSame(record, records.GetOrAdd(equal));
        Assert.Equal(2, records.Count);
    }

    [Fact]
    public void A_removed_instance_begins_anew()
    {
        var instance = new object();
        var former = records.GetOrAdd(instance);
        records.Remove(instance);
        records.Remove(instance);

        Assert.Null(records.Find(instance));
        Assert.Equal(0, records.Count);
        Assert.NotSame(former, records.GetOrAdd(instance));
    }

    /// <summary>So many keys share hash codes: there are 67 million.</summary>
    [Fact]
    public void The_living_keep_their_records_through_collections()
    {
        var instances = Enumerable.Range(0, 200_000).Select(_ => new object()).ToList();
        var added = instances.ConvertAll(records.GetOrAdd);
        for (var i = 0; i < 3; i++)
        {
            Forget(10_000);
            CollectFully();
        }

        Assert.True(instances.Select(RuntimeHelpers.GetHashCode).Distinct().Count() < instances.Count);
        AssertHeld(instances, added);
        Assert.Equal(instances.Count, records.Count);
    }

    [Fact]
    public void A_record_that_refers_to_its_instance_keeps_nothing_alive()
    {
        var (instance, record) = AddOne();
        CollectFully();

        Assert.False(instance.IsAlive);
        Assert.False(record.IsAlive);
        Assert.Equal(0, records.Count);
    }

    [Fact]
    public void The_handles_of_the_dead_stay_within_a_bound_of_the_living()
    {
        var living = Enumerable.Range(0, 1000).Select(_ => new object()).ToList();
        living.ForEach(instance => records.GetOrAdd(instance));
        var most = 0;
        for (var i = 0; i < 500; i++)
        {
            Forget(1000);
            GC.Collect(0);
            most = Math.Max(most, records.Count);
        }

        Assert.InRange(most, living.Count, 10_000);
        Assert.All(living, instance => Assert.NotNull(records.Find(instance)));
    }

    [Fact]
    public void A_table_that_grew_large_shrinks_after_a_full_collection()
    {
        var instance = new object();
        var record = records.GetOrAdd(instance);
        Forget(200_000);
        Assert.InRange(records.Capacity, 1000, 2_000_000);
        CollectFully();

        Assert.Equal(1, records.Count);
        Assert.InRange(records.Capacity, 1, 64 * Environment.ProcessorCount);
        Assert.Same(record, records.Find(instance));
    }

    [Fact]
    public void A_resurrected_instance_has_its_record()
    {
        AddPhoenix();
        CollectFully();

        var phoenix = Assert.Single(Resurrected);
        Assert.Same(phoenix, records.Find(phoenix)?.Instance);
    }

    [Fact]
    public async Task Tasks_at_once_share_one_record_per_instance_and_lose_none()
    {
        var instances = Enumerable.Range(0, 2000).Select(_ => new object()).ToList();
        var tasks = Enumerable.Range(0, 8).Select(number => Task.Run(
            () =>
            {
                var found = instances.ConvertAll(records.GetOrAdd);
                for (var i = 0; i < 20; i++)
                {
                    Forget(500);
                    if (number == 0)
                        GC.Collect(i % 3);
                    else if (number == 1)
                        records.Sweep();
                    AssertHeld(instances, found);
                }

                return found;
            },
            Cancellation)).ToList();
        var all = await Task.WhenAll(tasks);

        Assert.All(all, found => Assert.Equal(all[0], found));
        Assert.Equal(instances.Count, all[0].Distinct().Count());
        CollectFully();
        Assert.Equal(instances.Count, records.Count);
    }

    private void AssertHeld(List<object> instances, List<Record> expected)
        => Assert.True(instances.Zip(expected).All(pair => ReferenceEquals(records.Find(pair.First), pair.Second)));

    /// <summary>What a collection finds dead is swept by the finalizer thread.</summary>
    private void CollectFully()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        records.Sweep();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget(int count)
    {
        for (var i = 0; i < count; i++)
            records.GetOrAdd(new object());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Instance, WeakReference Record) AddOne()
    {
        var instance = new object();
        return (new WeakReference(instance), new WeakReference(records.GetOrAdd(instance)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddPhoenix() => records.GetOrAdd(new Phoenix());

    private sealed record Point(int X);

    private sealed class Record
    {
        public object? Instance { get; init; }
    }

    private sealed class Phoenix
    {
        ~Phoenix() => Resurrected.Add(this);
    }
}
