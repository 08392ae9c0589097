using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>
///     Takes back what a failed call did to instances and to the tracker of a given context. It follows the events of
///     the tracker during the call, so its cost goes with the call, not with what the context tracks.
/// </summary>
internal sealed class Undo : IDisposable
{
    private readonly DbContext context;
    private readonly bool isOwned;
    private readonly List<Captured> captured = [];
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<EntityEntry> tracked = [];
    private HashSet<object>? severed;
    private readonly List<(EntityEntry Entry, EntityState State)> changed = [];

    public Undo(DbContext context, bool isOwned)
    {
        this.context = context;
        this.isOwned = isOwned;
        if (isOwned)
            return;
        // what the caller did before is found now, so that it is not taken for this call's
        if (context.ChangeTracker.AutoDetectChangesEnabled)
            context.ChangeTracker.DetectChanges();
        context.ChangeTracker.Tracked += OnTracked;
        context.ChangeTracker.StateChanged += OnStateChanged;
    }

    /// <summary>Whether the context tracked the instance of the call before it.</summary>
    public bool IsRootTracked { get; set; }

    /// <summary>The new instances that the call saves.</summary>
    public IReadOnlyCollection<object> New { get; set; } = [];

    /// <summary>Notes a row that the call takes out of a relation.</summary>
    public void Sever(EntityEntry entry) => (severed ??= new(ReferenceEqualityComparer.Instance)).Add(entry.Entity);

    /// <summary>Whether the call takes all of these rows out of a relation.</summary>
    public bool AreSevered(IReadOnlyList<EntityEntry> entries)
        => severed is not null && entries.Count > 0 && entries.All(entry => severed.Contains(entry.Entity));

    /// <summary>Whether the call has put an entry into the tracker, and not in the train of an instance that was there.</summary>
    public bool HasBrought(EntityEntry entry) => !IsRootTracked && tracked.Exists(other => ReferenceEquals(other.Entity, entry.Entity));

    /// <summary>The state that an entry had before the call.</summary>
    public EntityState StateBefore(EntityEntry entry)
    {
        var index = changed.FindIndex(other => ReferenceEquals(other.Entry.Entity, entry.Entity));
        return index < 0 ? entry.State : changed[index].State;
    }

    /// <summary>Keeps the state of an instance that the call is about to change.</summary>
    public void Capture(EntityEntry entry)
    {
        if (!seen.Add(entry.Entity))
            return;
        captured.Add(new Captured(entry));
        foreach (var owned in OwnedMembers.Entries(entry))
            Capture(owned);
    }

    public void Restore()
    {
        Dispose();
        if (isOwned)
            context.ChangeTracker.Clear();
        for (var i = tracked.Count - 1; i >= 0; i--)
            tracked[i].State = EntityState.Detached;
        foreach (var item in captured)
            item.RestoreInstance();
        if (!isOwned)
            RestoreTracker();
    }

    public void Dispose()
    {
        if (isOwned)
            return;
        context.ChangeTracker.Tracked -= OnTracked;
        context.ChangeTracker.StateChanged -= OnStateChanged;
    }

    private void RestoreTracker()
    {
        for (var i = changed.Count - 1; i >= 0; i--)
            Revert(changed[i].Entry, changed[i].State);
        foreach (var item in captured)
            item.RestoreState();
    }

    private void Revert(EntityEntry entry, EntityState state)
    {
        if (seen.Contains(entry.Entity) || entry.State == state)
            return;
        if (state == EntityState.Unchanged)
            entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = state;
    }

    private void OnTracked(object? sender, EntityTrackedEventArgs args) => tracked.Add(args.Entry);

    private void OnStateChanged(object? sender, EntityStateChangedEventArgs args)
    {
        if (args.OldState != EntityState.Detached)
            changed.Add((args.Entry, args.OldState));
    }
}
