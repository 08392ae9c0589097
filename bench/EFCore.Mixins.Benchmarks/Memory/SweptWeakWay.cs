using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EFCore.Mixins.Benchmarks.Memory;

/// <summary>
///     Reused weak handles, with records in the table itself: nothing is allocated or freed, but records outlive their instances, and no record may
///     refer to its instance.
/// </summary>
internal sealed class SweptWeakWay : IRecordWay
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, List<int>> slotsOf = [];
    private readonly List<(GCHandle Handle, int Hash, object? Record)> slots = [];
    private readonly Stack<int> free = new();
    private int cursor;

    public string Name => "swept table, weak handles used again";

    public int? Handles => slots.Count;

    public void Add(Instance instance, object record)
    {
        lock (gate)
        {
            SweepNext();
            SweepNext();
            var hash = RuntimeHelpers.GetHashCode(instance);
            if (!free.TryPop(out var slot))
            {
                slot = slots.Count;
                slots.Add((GCHandle.Alloc(null, GCHandleType.WeakTrackResurrection), 0, null));
            }

            var handle = slots[slot].Handle;
            handle.Target = instance;
            slots[slot] = (handle, hash, record);
            if (!slotsOf.TryGetValue(hash, out var same))
                slotsOf[hash] = same = [];
            same.Add(slot);
        }
    }

    public object? Find(Instance instance)
    {
        lock (gate)
        {
            return slotsOf.TryGetValue(RuntimeHelpers.GetHashCode(instance), out var same)
                ? same.Where(slot => ReferenceEquals(slots[slot].Handle.Target, instance)).Select(slot => slots[slot].Record).FirstOrDefault()
                : null;
        }
    }

    private void SweepNext()
    {
        if (slots.Count == 0)
            return;
        cursor = (cursor + 1) % slots.Count;
        if (slots[cursor] is not { Record: not null, Handle.Target: null, Handle: var handle, Hash: var hash })
            return;
        slotsOf[hash].Remove(cursor);
        if (slotsOf[hash].Count == 0)
            slotsOf.Remove(hash);
        slots[cursor] = (handle, 0, null);
        free.Push(cursor);
    }
}
