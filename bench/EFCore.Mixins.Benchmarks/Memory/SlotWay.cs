namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>A member of the class itself, as a generated part of a partial class or a base class would add it.</summary>
internal sealed class SlotWay : IRecordWay
{
    public string Name => "slot in the class";

    public int? Handles => 0;

    public void Add(Instance instance, object record) => instance.Slot = record;

    public object? Find(Instance instance) => instance.Slot;
}
