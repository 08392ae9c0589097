using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Rollbacks;

/// <summary>One save within a transaction: its rows, and how to go back.</summary>
internal sealed class PendingSave
{
    private readonly DbContext context;
    private readonly DbContextId lease;
    private readonly List<PendingEntry> entries;

    private PendingSave(DbContext context, List<PendingEntry> entries)
    {
        this.context = context;
        this.entries = entries;
        lease = context.ContextId;
    }

    /// <summary>Looks at what a context is about to save.</summary>
    /// <param name="context">The context.</param>
    /// <param name="call">The call of the library that saves; null where the save is the user's.</param>
    public static PendingSave Begin(DbContext context, Undo? call)
    {
        if (context.ChangeTracker.AutoDetectChangesEnabled)
            context.ChangeTracker.DetectChanges();
        var saved = QuietEntries.All(context).Where(entry => IsSaved(entry) || call?.Assigns(entry.Entity) == true);
        return new PendingSave(context, [.. saved.Select(entry => new PendingEntry(entry, call))]);
    }

    /// <summary>Notes the memory of an instance that was read after something had been saved in the transaction: what was read may be undone.</summary>
    public static PendingSave OfRead(DbContext context, EntityEntry entry) => new(context, [new PendingEntry(entry)]);

    /// <summary>The rows were written: looks at what that has changed of the instances.</summary>
    public void Complete() => entries.ForEach(entry => entry.Complete());

    /// <param name="leavesTracker">Whether somebody else has brought the tracker back.</param>
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
    private bool IsTracking => ContextRecord.Find(context) is { IsLive: true } record && context.ContextId.Equals(lease) && record.HasServices();

    private static bool IsSaved(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
