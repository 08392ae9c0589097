using System.Numerics;
using System.Runtime;

namespace EFCore.Mixins.Instances;

/// <summary>
///     A part of <see cref="WeakRecords{TRecord}" /> under one lock: a hash table with chains whose slots contain dependent handles.
/// </summary>
internal sealed class WeakRecordShard<TRecord>
    where TRecord : class
{
    private const int None = -1;
    private const int Smallest = 16;

    private readonly Lock gate = new();
    private int[] buckets = NewBuckets(Smallest);
    private Slot[] slots = new Slot[Smallest];
    private int used;
    private int free = None;
    private int cursor;

    /// <summary>The number of handles.</summary>
    public int Count { get; private set; }

    /// <summary>The number of slots.</summary>
    public int Capacity => slots.Length;

    public TRecord? Find(object instance, int hash)
    {
        lock (gate)
            return RecordAt(IndexOf(instance, hash));
    }

    public TRecord GetOrAdd(object instance, int hash, Func<object, TRecord> create)
    {
        lock (gate)
        {
            if (RecordAt(IndexOf(instance, hash)) is { } known)
                return known;
            SweepNext();
            SweepNext();
            var record = create(instance);
            Add(new Slot { Handle = new DependentHandle(instance, record), Hash = hash });
            return record;
        }
    }

    public void Remove(object instance, int hash)
    {
        lock (gate)
        {
            if (IndexOf(instance, hash) is >= 0 and var index)
                Free(index);
        }
    }

    /// <summary>Frees all dead slots, and shrinks the arrays to the live ones.</summary>
    public void SweepAll()
    {
        lock (gate)
        {
            SweepUsed();
            if (slots.Length > Smallest && Count < slots.Length / 4)
                Resize(Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)Count * 2)));
        }
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        Array.Fill(buckets, None);
        return buckets;
    }

    private TRecord? RecordAt(int index) => index < 0 ? null : (TRecord?)slots[index].Handle.Dependent;

    private int IndexOf(object instance, int hash)
    {
        for (var index = buckets[hash & (buckets.Length - 1)]; index >= 0; index = slots[index].Next)
        {
            if (slots[index].Hash == hash && ReferenceEquals(slots[index].Handle.Target, instance))
                return index;
        }

        return None;
    }

    private void Add(Slot added)
    {
        if (free < 0 && used == slots.Length)
            MakeRoom();
        var index = free < 0 ? used++ : free;
        if (index == free)
            free = slots[index].Next;
        Link(index, added);
        Count++;
    }

    private void Link(int index, Slot slot)
    {
        ref var first = ref buckets[slot.Hash & (buckets.Length - 1)];
        slot.Next = first;
        slots[index] = slot;
        first = index;
    }

    /// <summary>Frees dead slots, and doubles the number of slots if less than a quarter was freed.</summary>
    private void MakeRoom()
    {
        SweepUsed();
        if (Count > slots.Length / 4 * 3)
            Resize(slots.Length * 2);
    }

    private void SweepUsed()
    {
        for (var index = 0; index < used; index++)
            SweepAt(index);
    }

    private void SweepNext()
    {
        if (cursor >= used)
            cursor = 0;
        if (used > 0)
            SweepAt(cursor++);
    }

    private void SweepAt(int index)
    {
        if (slots[index].Handle is { IsAllocated: true, Target: null })
            Free(index);
    }

    private void Free(int index)
    {
        var next = slots[index].Next;
        ref var link = ref buckets[slots[index].Hash & (buckets.Length - 1)];
        while (link != index)
            link = ref slots[link].Next;
        link = next;
        slots[index].Handle.Dispose();
        slots[index].Next = free;
        free = index;
        Count--;
    }

    /// <summary>Moves the slots in use to arrays of another length, without gaps.</summary>
    private void Resize(int length)
    {
        var (former, formerUsed) = (slots, used);
        (slots, buckets) = (new Slot[length], NewBuckets(length));
        (used, free, cursor) = (0, None, 0);
        for (var index = 0; index < formerUsed; index++)
        {
            if (former[index].Handle.IsAllocated)
                Link(used++, former[index]);
        }
    }

    private struct Slot
    {
        public DependentHandle Handle;
        public int Hash;
        public int Next;
    }
}
