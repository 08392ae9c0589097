using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>
///     Undoes the changes of a failed call to instances and to the change tracker of a given context. It observes the events of
///     the change tracker during the call, so its cost depends on the call, not on the number of tracked instances.
/// </summary>
internal sealed class SaveRollback : IDisposable
{
    private readonly DbContext context;
    private readonly bool isOwned;
    private readonly ChangeTrackerSnapshot? before;
    private readonly List<CapturedEntry> untracked = [];
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
        before = isOwned ? null : new(context.ChangeTracker);
    }

    /// <summary>Begins to observe the change tracker.</summary>
    public void Begin()
    {
        if (isOwned)
            return;
        // detects earlier changes of the caller, so that they are not attributed to this call
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

    /// <summary>Whether the call is on an instance with assigned relations. Its row may be unchanged.</summary>
    public bool Assigns(object instance) => ReferenceEquals(instance, Root) && AssignedRelations.Any(instance) is not null;

    /// <summary>The new instances that the call saves.</summary>
    public IReadOnlyCollection<object> New { get; set; } = [];

    /// <summary>Records an entry that was tracked before the call began to observe the change tracker.</summary>
    public void Brought(EntityEntry entry) => tracked.Add(entry);

    /// <summary>Records a row that the call removes from a relation.</summary>
    public void Sever(EntityEntry entry) => (severed ??= []).Add(entry);

    /// <summary>Records an instance that the call has read internally, and that only the call uses if it was not tracked before.</summary>
    public void Read(object instance) => (read ??= new(ReferenceEqualityComparer.Instance)).Add(instance);

    /// <summary>Stops tracking internally read instances, because the user may have another instance of the row.</summary>
    public void LetGo()
    {
        if (read is null || isOwned)
            return;
        using var quiet = new QuietTracker(context.ChangeTracker);
        foreach (var entry in tracked.Where(entry => read.Contains(entry.Entity)))
            entry.State = EntityState.Detached;
    }

    /// <summary>Whether the call removes all of these rows from a relation.</summary>
    public bool AreSevered(IReadOnlyList<EntityEntry> entries)
        => severed is not null
            && entries.Count > 0
            && entries.All(entry => severed.Exists(other => ReferenceEquals(other.Entity, entry.Entity)));

    /// <summary>
    ///     The instances whose rows were deleted with the row of the call, because they were removed from a relation or require it.
    /// </summary>
    public IReadOnlyList<object> Deleted()
        => changed.Count == 0 && severed is null ? []
            : [.. changed.Where(item => item.State == EntityState.Deleted)
                .Select(item => item.Entry)
                .Concat(severed ?? [])
                .Where(entry => entry.State == EntityState.Detached && !entry.Metadata.IsPropertyBag)
                .Select(entry => entry.Entity)];

    /// <summary>
    ///     Whether the call has added an entry to the change tracker, and not only because of an instance that was tracked before.
    /// </summary>
    public bool HasBrought(EntityEntry entry) => !IsRootTracked && IsNewcomer(entry);

    /// <summary>
    ///     Whether an entry was added to the change tracker during the call, also by EF itself, such as a join row when both ends are
    ///     tracked.
    /// </summary>
    private bool IsNewcomer(EntityEntry entry) => tracked.Exists(other => ReferenceEquals(other.Entity, entry.Entity));

    /// <summary>The state that an entry had before the call.</summary>
    public EntityState StateBefore(EntityEntry entry)
    {
        var index = changed.FindIndex(other => ReferenceEquals(other.Entry.Entity, entry.Entity));
        return index < 0 ? entry.State : changed[index].State;
    }

    /// <summary>Captures the state of an instance that the call is about to change.</summary>
    public void Capture(EntityEntry entry) => Capture(entry, except: null);

    private void Capture(EntityEntry entry, object? except)
    {
        if (!seen.Add(entry.Entity))
            return;
        if (before is null || entry.State == EntityState.Detached || IsNewcomer(entry))
            untracked.Add(new CapturedEntry(entry));
        else
            before.Add(entry, except);
        foreach (var owned in OwnedMemberEntries.Entries(entry))
            Capture(owned);
    }

    /// <summary>Captures the state of an instance that the call is about to delete, and of the instances that EF changes with it.</summary>
    /// <remarks>If the call has added the instance, EF has already added it to their relations.</remarks>
    public void CaptureAll(EntityEntry entry)
    {
        Capture(entry);
        if (isOwned)
            return;
        foreach (var dependent in ChangeTrackerAccess.Dependents(context, entry).Where(dependent => !IsNewcomer(dependent)).ToList())
            Capture(dependent, except: IsRootTracked ? null : entry.Entity);
    }

    /// <summary>Captures which relations of tracked instances contain an instance that is about to be tracked.</summary>
    public void CaptureInverse(EntityEntry entry)
    {
        if (isOwned || ChangeTrackerAccess.IsEmpty(context))
            return;
        foreach (var (relation, holder) in InverseRelations.Without(context, entry))
            CaptureInverse(relation, holder, entry.Entity, isHeld: false);
    }

    /// <summary>Captures whether a relation of a tracked instance contains an instance.</summary>
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
        foreach (var item in untracked)
            item.Restore();
        foreach (var (relation, holder, instance, isHeld) in inverse ?? [])
            RestoreInverse(relation, holder, instance, isHeld);
        if (!isOwned)
            RestoreTracker();
    }

    /// <summary>
    ///     EF would detect the restore as a change, delete a row that requires a reference, and write all columns of one in a list.
    /// </summary>
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

    /// <summary>
    ///     EF finds entries by key. It keeps a key that the database generated in a failed save, and the database may generate it again.
    /// </summary>
    private static void Detach(EntityEntry entry)
    {
        if (entry.State == EntityState.Added)
            entry.DetectChanges();
        ChangeTrackerAccess.Detach(entry);
    }

    /// <summary>EF clears its change tracker without updating the entries, which still appear to be tracked.</summary>
    private void LetGoOfAll()
    {
        untracked.ForEach(item => item.Detach());
        context.ChangeTracker.Clear();
    }

    private void RestoreTracker()
    {
        for (var i = changed.Count - 1; i >= 0; i--)
            Revert(changed[i].Entry, changed[i].State);
        before?.RestoreEntries();
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
