using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>One <see cref="ConditionalWeakTable{TKey, TValue}" />.</summary>
internal sealed class WeakTableWay : IRecordWay
{
    private readonly ConditionalWeakTable<Instance, object> table = [];

    public string Name => "ConditionalWeakTable";

    public int? Handles => null;

    public void Add(Instance instance, object record) => table.Add(instance, record);

    public object? Find(Instance instance) => table.TryGetValue(instance, out var record) ? record : null;
}
