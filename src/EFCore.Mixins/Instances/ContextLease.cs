using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Instances;

/// <summary>One lease of a context. A pooled context has many leases, one after another.</summary>
internal sealed class ContextLease(DbContext context, bool isOwned)
{
    private static long last;

    private HashSet<object>? partlySaved;

    private readonly long number = Interlocked.Increment(ref last);

    public DbContextId Id { get; } = context.ContextId;

    /// <summary>Whether the library opened the context for one call.</summary>
    public bool IsOwned { get; } = isOwned;

    /// <summary>Whether a transaction was rolled back, so that the tracked values may differ from the rows.</summary>
    public bool IsDistrusted { get; set; }

    /// <summary>Whether the library opened the context to write.</summary>
    public bool IsWriting { get; set; }

    /// <summary>
    ///     Whether instances may reference unsaved ones. A unit of work does not save by itself, and a save does not visit the relations of
    ///     existing related instances.
    /// </summary>
    public bool MayHoldUnsaved => !IsOwned || partlySaved is not null;

    /// <summary>Whether an instance is only related or refreshed here, and its own relations are not saved.</summary>
    public bool IsPartlySaved(object instance) => partlySaved?.Contains(instance) == true;

    /// <inheritdoc cref="IsPartlySaved" />
    public void NotePartlySaved(object instance) => (partlySaved ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(instance);

    /// <summary>Whether this lease began after <paramref name="other"/>.</summary>
    public bool IsAfter(ContextLease other) => number > other.number;
}
