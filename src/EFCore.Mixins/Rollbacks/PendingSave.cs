using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>One save within a transaction, with its rows and the data for a rollback.</summary>
internal sealed class PendingSave
{
    private readonly DbContext context;
    private readonly DbContextId lease;
    private readonly List<PendingSaveEntry> entries;

    private PendingSave(DbContext context, List<PendingSaveEntry> entries)
    {
        this.context = context;
        this.entries = entries;
        lease = context.ContextId;
    }

    /// <summary>Captures what a context is about to save.</summary>
    /// <param name="context">The context.</param>
    /// <param name="call">The call of the library that saves; null if the user saves.</param>
    public static PendingSave Begin(DbContext context, SaveRollback? call)
    {
        if (context.ChangeTracker.AutoDetectChangesEnabled)
            context.ChangeTracker.DetectChanges();
        var saved = QuietEntries.All(context).Where(entry => IsSaved(entry) || call?.Assigns(entry.Entity) == true);
        return new PendingSave(context, [.. saved.Select(entry => new PendingSaveEntry(entry, call))]);
    }

    /// <summary>
    ///     Captures the snapshot of an instance that was read after a save in the transaction, because the read values may be rolled back.
    /// </summary>
    public static PendingSave OfRead(DbContext context, EntityEntry entry) => new(context, [new PendingSaveEntry(entry)]);

    /// <summary>Captures the changes of the instances after the rows were written.</summary>
    public void Complete() => entries.ForEach(entry => entry.Complete());

    /// <param name="leavesTracker">Whether the change tracker is restored elsewhere.</param>
    public void Undo(bool leavesTracker)
    {
        if (leavesTracker || !IsTracking)
        {
            entries.ForEach(entry => entry.TakeBack(leavesTracker));
            return;
        }

        using (new QuietTracker(context.ChangeTracker))
        {
            entries.ForEach(entry => entry.Detach());
            entries.ForEach(entry => entry.TakeBack(leavesTracker));
            entries.ForEach(entry => entry.Track());
        }
    }

    /// <inheritdoc cref="Undo" />
    public void Doubt(bool leavesTracker)
    {
        if (!leavesTracker && IsTracking)
        {
            using (new QuietTracker(context.ChangeTracker))
                entries.ForEach(entry => entry.DetachNewcomer());
        }

        entries.ForEach(entry => entry.Doubt());
    }

    /// <summary>Whether the context is still in use, and was not returned to its pool or disposed.</summary>
    private bool IsTracking
        => ContextState.Find(context) is { IsLive: true } record && context.ContextId.Equals(lease) && record.HasServices();

    private static bool IsSaved(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
