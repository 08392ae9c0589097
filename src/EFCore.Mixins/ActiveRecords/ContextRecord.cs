using System.Runtime.CompilerServices;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>What the library knows of one instance of a context, however many leases a pool makes of it. It goes with the instance.</summary>
internal sealed class ContextRecord
{
    private static readonly ConditionalWeakTable<DbContext, ContextRecord> Records = [];

    private TrackingLease? lease;

    /// <summary>What runs its compiled queries, looked up when the first one runs.</summary>
    public CompiledQueries? Queries { get; set; }

    public static ContextRecord Of(DbContext context) => Records.GetOrCreateValue(context);

    /// <summary>The lease that the context has now; null where the library has not seen it yet.</summary>
    public static TrackingLease? LeaseOf(DbContext context)
        => Records.TryGetValue(context, out var record) && record.lease is { } lease && lease.Id.Equals(context.ContextId) ? lease : null;

    public void Begin(TrackingLease begun) => lease = begun;
}
