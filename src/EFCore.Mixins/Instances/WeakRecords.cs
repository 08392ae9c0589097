using System.Numerics;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Instances;

/// <summary>
///     One record per instance, found by reference. A record has the lifetime of its instance, can reference it, and keeps nothing alive.
/// </summary>
/// <remarks>
///     <para>
///         <see cref="ConditionalWeakTable{TKey, TValue}" /> does the same, but frees the handle of a dead key only when its container is
///         replaced and finalized. Until then each collection of generation 0 scans the handles of all keys that ever existed, so a table
///         of short-lived keys makes collections slower with every key. Here each added instance checks two older slots, which limits the
///         handles of dead instances by the number of live ones.
///     </para>
///     <para>Thread-safe. The figures are in docs/performance.md, and <c>bench -- memory</c> measures them.</para>
/// </remarks>
internal sealed class WeakRecords<TRecord>
    where TRecord : class
{
    private readonly WeakRecordShard<TRecord>[] shards;
    private readonly int shardBits;
    private readonly Func<object, TRecord> create;

    /// <param name="create">Creates the record of an instance.</param>
    /// <param name="shardCount">The number of locks; by default two per processor.</param>
    public WeakRecords(Func<object, TRecord> create, int? shardCount = null)
    {
        this.create = create;
        shardBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(shardCount ?? (2 * Environment.ProcessorCount))));
        shards = new WeakRecordShard<TRecord>[1 << shardBits];
        for (var i = 0; i < shards.Length; i++)
            shards[i] = new WeakRecordShard<TRecord>();
        FullCollectionCallback<WeakRecords<TRecord>>.Register(this, static table => table.Sweep());
    }

    /// <summary>The number of handles: of live instances, and of dead ones that were not swept yet.</summary>
    public int Count => Array.ConvertAll(shards, shard => shard.Count).Sum();

    /// <summary>The number of slots.</summary>
    public int Capacity => Array.ConvertAll(shards, shard => shard.Capacity).Sum();

    /// <summary>The record of an instance; null if it has none.</summary>
    public TRecord? Find(object instance)
    {
        var hash = RuntimeHelpers.GetHashCode(instance);
        return ShardOf(hash).Find(instance, hash >> shardBits);
    }

    /// <summary>The record of an instance, created if it has none.</summary>
    public TRecord GetOrAdd(object instance)
    {
        var hash = RuntimeHelpers.GetHashCode(instance);
        return ShardOf(hash).GetOrAdd(instance, hash >> shardBits, create);
    }

    /// <summary>Frees the record of an instance, if it has one.</summary>
    public void Remove(object instance)
    {
        var hash = RuntimeHelpers.GetHashCode(instance);
        ShardOf(hash).Remove(instance, hash >> shardBits);
    }

    /// <summary>Frees the handles of all dead instances, and memory that live instances do not need.</summary>
    public void Sweep()
    {
        foreach (var shard in shards)
            shard.SweepAll();
    }

    private WeakRecordShard<TRecord> ShardOf(int hash) => shards[hash & (shards.Length - 1)];
}
