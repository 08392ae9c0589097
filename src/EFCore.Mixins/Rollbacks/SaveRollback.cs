using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     Takes back what a failed call did to instances and to the tracker of a given context. It follows the events of
///     the tracker during the call, so its cost goes with the call, not with what the context tracks.
/// </summary>
internal sealed class SaveRollback : IDisposable
{
    private readonly DbContext context;
    private readonly bool isOwned;
    private readonly List<CapturedEntry> captured = [];
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<EntityEntry> tracked = [];
    private List<EntityEntry>? severed;
    private HashSet<object>? read;
    private List<(INavigationBase Relation, object Holder, object Instance, bool IsHeld)>? inverse;
    private readonly List<(EntityEntry Entry, EntityState State)> changed = [];

    public SaveRollback(DbContext context, bool isOwned)
    {
        this.context = context;
        this.isOwned = isOwned;
    }

    /// <summary>Begins to follow the tracker.</summary>
    public void Begin()
    {
        if (isOwned)
            return;
        // what the caller did before is found now, so that it is not taken for this call's
        if (context.ChangeTracker.AutoDetectChangesEnabled)
            context.ChangeTracker.DetectChanges();
        StaleRelationTargets.DropReferences(context);
        context.ChangeTracker.Tracked += OnTracked;
        context.ChangeTracker.StateChanged += OnStateChanged;
    }

    /// <summary>Whether the context tracked the instance of the call before it.</summary>
    public bool IsRootTracked { get; set; }

    /// <summary>The instance of the call.</summary>
    public object? Root { get; set; }

    /// <summary>Whether the call is made on an instance whose relations were assigned: its row may stay as it is.</summary>
    public bool Assigns(object instance) => ReferenceEquals(instance, Root) && AssignedRelations.Any(instance) is not null;

    /// <summary>The new instances that the call saves.</summary>
    public IReadOnlyCollection<object> New { get; set; } = [];

    /// <summary>Notes an entry that was put into the tracker before the call began to follow it.</summary>
    public void Brought(EntityEntry entry) => tracked.Add(entry);

    /// <summary>Notes a row that the call takes out of a relation.</summary>
    public void Sever(EntityEntry entry) => (severed ??= []).Add(entry);

    /// <summary>Notes an instance that the call has read for itself, and that only the call holds if it was not tracked before.</summary>
    public void Read(object instance) => (read ??= new(ReferenceEqualityComparer.Instance)).Add(instance);

    /// <summary>Stops tracking what the call has read for itself: the user may have an instance of the row.</summary>
    public void LetGo()
    {
        if (read is null || isOwned)
            return;
        using var quiet = new QuietTracker(context.ChangeTracker);
        foreach (var entry in tracked.Where(entry => read.Contains(entry.Entity)))
            entry.State = EntityState.Detached;
    }

    /// <summary>Whether the call takes all of these rows out of a relation.</summary>
    public bool AreSevered(IReadOnlyList<EntityEntry> entries)
        => severed is not null && entries.Count > 0 && entries.All(entry => severed.Exists(other => ReferenceEquals(other.Entity, entry.Entity)));

    /// <summary>The instances whose rows went with the one that the call was made on: taken out of a relation, or in need of it.</summary>
    public IReadOnlyList<object> Deleted()
        => changed.Count == 0 && severed is null ? []
            : [.. changed.Where(item => item.State == EntityState.Deleted)
                .Select(item => item.Entry)
                .Concat(severed ?? [])
                .Where(entry => entry.State == EntityState.Detached && !entry.Metadata.IsPropertyBag)
                .Select(entry => entry.Entity)];

    /// <summary>Whether the call has put an entry into the tracker, and not in the train of an instance that was there.</summary>
    public bool HasBrought(EntityEntry entry) => !IsRootTracked && IsNewcomer(entry);

    /// <summary>Whether an entry has come into the tracker during the call, by itself too, as a link does where both ends are tracked.</summary>
    private bool IsNewcomer(EntityEntry entry) => tracked.Exists(other => ReferenceEquals(other.Entity, entry.Entity));

    /// <summary>The state that an entry had before the call.</summary>
    public EntityState StateBefore(EntityEntry entry)
    {
        var index = changed.FindIndex(other => ReferenceEquals(other.Entry.Entity, entry.Entity));
        return index < 0 ? entry.State : changed[index].State;
    }

    /// <summary>Keeps the state of an instance that the call is about to change.</summary>
    public void Capture(EntityEntry entry) => Capture(entry, except: null);

    private void Capture(EntityEntry entry, object? except)
    {
        if (!seen.Add(entry.Entity))
            return;
        captured.Add(new CapturedEntry(entry, except, IsNewcomer(entry)));
        foreach (var owned in OwnedMemberEntries.Entries(entry))
            Capture(owned);
    }

    /// <summary>Keeps the state of an instance that the call is about to delete, and of what EF changes with it.</summary>
    /// <remarks>Where the call has brought the instance, EF has put it into those already.</remarks>
    public void CaptureAll(EntityEntry entry)
    {
        Capture(entry);
        if (isOwned)
            return;
        foreach (var dependent in ChangeTrackerAccess.Dependents(context, entry).Where(dependent => !IsNewcomer(dependent)).ToList())
            Capture(dependent, except: IsRootTracked ? null : entry.Entity);
    }

    /// <summary>Keeps which relations of tracked instances hold an instance that is about to be tracked.</summary>
    public void CaptureInverse(EntityEntry entry)
    {
        if (isOwned || ChangeTrackerAccess.IsEmpty(context))
            return;
        foreach (var (relation, holder) in InverseRelations.Without(context, entry))
            CaptureInverse(relation, holder, entry.Entity, isHeld: false);
    }

    /// <summary>Keeps whether a relation of a tracked instance holds an instance.</summary>
    public void CaptureInverse(INavigationBase relation, object holder, object instance, bool isHeld)
        => (inverse ??= []).Add((relation, holder, instance, isHeld));

    public void Restore()
    {
        Dispose();
        using var quiet = new QuietTracker(context.ChangeTracker);
        if (isOwned)
            LetGoOfAll();
        for (var i = tracked.Count - 1; i >= 0; i--)
            Detach(tracked[i]);
        foreach (var item in captured)
            item.RestoreInstance();
        foreach (var (relation, holder, instance, isHeld) in inverse ?? [])
            RestoreInverse(relation, holder, instance, isHeld);
        if (!isOwned)
            RestoreTracker();
    }

    /// <summary>EF would take what goes back for a change: delete a row that needs a reference, and write all of one that is in a list again.</summary>
    private void RestoreInverse(INavigationBase relation, object holder, object instance, bool isHeld)
    {
        if (InstanceTracking.IsTrackedBy(holder, context))
            InverseRelations.SetKnown(context.Entry(holder), relation, instance, isHeld);
        else
            InverseRelations.Set(relation, holder, instance, isHeld);
    }

    public void Dispose()
    {
        if (isOwned)
            return;
        context.ChangeTracker.Tracked -= OnTracked;
        context.ChangeTracker.StateChanged -= OnStateChanged;
    }

    /// <summary>EF looks for the key first: it keeps the one that a database gave in a save that failed, and the database may give it again.</summary>
    private static void Detach(EntityEntry entry)
    {
        if (entry.State == EntityState.Added)
            entry.DetectChanges();
        ChangeTrackerAccess.Detach(entry);
    }

    /// <summary>EF clears its tracker without a word to the entries, which go on as if they were in it.</summary>
    private void LetGoOfAll()
    {
        captured.ForEach(item => item.Detach());
        context.ChangeTracker.Clear();
    }

    private void RestoreTracker()
    {
        for (var i = changed.Count - 1; i >= 0; i--)
            Revert(changed[i].Entry, changed[i].State);
        if (tracked.Exists(entry => entry.Metadata.IsOwned()) || changed.Exists(item => item.Entry.Metadata.IsOwned()))
            captured.ForEach(item => item.Forget());
        foreach (var item in captured)
            item.RestoreState();
    }

    private void Revert(EntityEntry entry, EntityState state)
    {
        if (seen.Contains(entry.Entity) || entry.State == state || IsNewcomer(entry))
            return;
        if (state == EntityState.Unchanged)
            EntryValues.Original(entry).SetCurrent(entry);

        entry.State = state;
    }

    private void OnTracked(object? sender, EntityTrackedEventArgs args) => tracked.Add(args.Entry);

    private void OnStateChanged(object? sender, EntityStateChangedEventArgs args)
    {
        if (args.OldState != EntityState.Detached)
            changed.Add((args.Entry, args.OldState));
    }
}
