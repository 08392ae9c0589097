using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>
///     A young table that is replaced when it is full. Entries in use move to an old table; the other handles are freed when the young one is finalized.
/// </summary>
internal sealed class GenerationsWay : IRecordWay
{
    private const int Most = 4096;

    private readonly Lock gate = new();
    private readonly ConditionalWeakTable<Instance, object> old = [];
    private ConditionalWeakTable<Instance, object> young = [];
    private int added;

    public string Name => "generations of weak tables";

    public int? Handles => null;

    public void Add(Instance instance, object record)
    {
        lock (gate)
        {
            if (++added > Most)
                Replace();
            young.Add(instance, record);
        }
    }

    public object? Find(Instance instance)
    {
        lock (gate)
            return young.TryGetValue(instance, out var record) || old.TryGetValue(instance, out record) ? record : null;
    }

    private void Replace()
    {
        foreach (var (instance, record) in young)
            old.AddOrUpdate(instance, record);
        young = [];
        added = 1;
    }
}
