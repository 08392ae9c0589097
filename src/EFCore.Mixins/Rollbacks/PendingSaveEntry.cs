using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>The former state of an instance whose row a transaction has written.</summary>
internal sealed class PendingSaveEntry : IDoubtfulSave
{
    private readonly EntityEntry entry;
    private readonly EntityState state;
    private readonly EntityState returnsTo;
    private readonly EntryValues? originals;
    private readonly RowSnapshot? memory;
    private readonly ContextLease? taker;
    private readonly Dictionary<string, object?>? unsavedValues;
    private readonly HashSet<string>? namedColumns;
    private readonly HashSet<string>? assignedRelations;
    private readonly object?[] before;
    private bool comesByItself; // a join row of a new row, which EF adds with the row
    private List<(IProperty Property, object? Before, object? After)> given = [];

    /// <summary>Captures an instance that is about to be saved.</summary>
    public PendingSaveEntry(EntityEntry entry, SaveRollback? call)
        : this(entry)
    {
        state = entry.State;
        returnsTo = call is null ? state
            : call.HasBrought(entry) ? EntityState.Detached
            : state == EntityState.Deleted ? call.StateBefore(entry)
            : state;
        originals = state == EntityState.Added ? null : EntryValues.Original(entry);
        var notes = InstanceRecords.NotesOf(entry.Entity);
        (unsavedValues, namedColumns, assignedRelations) = (notes?.FindPendingValues(), notes?.NamedColumns, notes?.AssignedRelations);
        before = Values();
    }

    /// <summary>Captures an instance that was read.</summary>
    public PendingSaveEntry(EntityEntry entry)
    {
        this.entry = entry;
        memory = RowSnapshots.Find(entry.Entity);
        taker = memory?.TakenBy;
        before = [];
    }

    /// <summary>Captures the values that the save has set: generated keys, foreign keys set from them, timestamps.</summary>
    public void Complete()
    {
        var (properties, after) = (EntityTypeLayout.Of(entry.Metadata).Properties, Values());
        for (var i = 0; i < before.Length; i++)
        {
            if (!Equals(before[i], after[i]))
                given.Add((properties[i], before[i], after[i]));
        }
    }

    /// <summary>Stops tracking an instance that gets another state, so that EF allows its key to change.</summary>
    public void Detach()
    {
        if (returnsTo is EntityState.Detached or EntityState.Added && state is not EntityState.Detached)
            entry.State = EntityState.Detached;
    }

    /// <summary>Stops tracking a row that may not exist.</summary>
    public void DetachNewcomer()
    {
        if (state == EntityState.Added)
            entry.State = EntityState.Detached;
    }

    /// <summary>Restores the snapshot of the instance, and resets the values that the save has set.</summary>
    /// <param name="leavesTracker">Whether the change tracker is restored elsewhere.</param>
    public void TakeBack(bool leavesTracker)
    {
        if (InstanceRecords.Find(entry.Entity) is { } record)
            record.Row = memory;
        memory?.TakenBy = LetsGo(leavesTracker) ? null : taker;
        if (!IsRestored(leavesTracker) && (HasUnsaved || InstanceRecords.NotesOf(entry.Entity) is not null))
            InstanceRecords.Of(entry.Entity).WritableNotes().RestoreUnsaved(unsavedValues, namedColumns, assignedRelations);
        if (state == EntityState.Added && EntityTypeLayout.Of(entry.Metadata).HasShadowKey)
            InstanceRecords.Of(entry.Entity).WritableNotes().IsNewAgain = true;
        TakeBackGiven();
    }

    /// <summary>Restores the tracked state of the instance, with its saved changes as pending again.</summary>
    public void Track()
    {
        if (state == EntityState.Detached || returnsTo == EntityState.Detached)
            return;
        if (returnsTo == EntityState.Added)
        {
            if (!comesByItself)
                entry.State = EntityState.Added;
            return;
        }

        if (EntryValues.HaveOptional(entry))
        {
            originals!.TrackAsOriginal(entry, EntryValues.Current(entry)); // of a row that was there
        }
        else
        {
            if (entry.State is EntityState.Detached or EntityState.Deleted)
                entry.State = EntityState.Unchanged;
            entry.OriginalValues.SetValues(originals!.Values); // as above
        }

        MarkModified();
        if (returnsTo == EntityState.Deleted)
            entry.State = EntityState.Deleted;
    }

    /// <summary>Called if it is unknown whether the row was written.</summary>
    public void Doubt()
    {
        var record = InstanceRecords.Of(entry.Entity);
        if (state == EntityState.Added)
            record.Row = null;
        record.Row?.TakenBy ??= record.Row.Source;
        record.WritableNotes().Doubt = this;
    }

    /// <inheritdoc />
    public void TakeBackGiven()
    {
        foreach (var (property, former, present) in given)
        {
            if (entry.Metadata.IsPropertyBag)
                comesByItself = true;
            else if (property.IsShadowProperty())
                TakeBackShadow(property, former, present);
            else if (MemberAccess.HolderOf(property, entry.Entity) is { } holder && Equals(MemberAccess.Get(property, holder), present))
                MemberAccess.Put(property, holder, former);
        }

        given = [];
    }

    private bool HasUnsaved => unsavedValues is not null || namedColumns is not null || assignedRelations is not null;

    /// <summary>Whether the instance is as it was before the unit of work, and not only before this save.</summary>
    private bool IsRestored(bool leavesTracker)
        => leavesTracker && ContextState.Find(entry.Context)?.Tracks(entry.Entity) == true;

    /// <summary>Whether the context no longer tracks the instance, so that its former snapshot is valid.</summary>
    private bool LetsGo(bool leavesTracker)
        => (leavesTracker || returnsTo == EntityState.Detached)
            && ContextState.Find(entry.Context) is { Lease: var lease } context
            && ReferenceEquals(taker, lease)
            && !context.Tracks(entry.Entity);

    private void TakeBackShadow(IProperty property, object? former, object? present)
    {
        if (!property.IsKey() && Equals(entry.Property(property).CurrentValue, present))
            entry.Property(property).CurrentValue = former;
    }

    private void MarkModified()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Properties)
        {
            if (property.IsPrimaryKey() || property.GetAfterSaveBehavior() != PropertySaveBehavior.Save)
                continue;
            var column = Column(property);
            if (!property.GetValueComparer().Equals(column.OriginalValue, column.CurrentValue))
                column.IsModified = true;
        }

        foreach (var list in EntityTypeLayout.Of(entry.Metadata).Lists)
        {
            var original = ComplexListValues.Get(originals!.Values, list); // as above
            if (!ComplexMemberLists.AreEqual(list, original, MemberAccess.Within(list, entry.Entity) as IList))
                ComplexListValues.MarkModified(entry, list);
        }
    }

    private object?[] Values() => Array.ConvertAll(EntityTypeLayout.Of(entry.Metadata).Properties, Value);

    /// <summary>Reads the value of a property. A temporary value is only in the change tracker.</summary>
    private object? Value(IProperty property)
    {
        if (!property.IsShadowProperty())
            return MemberAccess.Within(property, entry.Entity);
        var column = Column(property);
        return column.IsTemporary ? null : column.CurrentValue;
    }

    private PropertyEntry Column(IProperty property) => QuietEntries.Column(entry, property);
}
