using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>An instance, its relations and its state in the change tracker before a call.</summary>
internal sealed class CapturedEntry
{
    private EntityEntry entry;
    private readonly EntityState state;
    private readonly EntryValues values;
    private readonly EntryValues? originals;
    private readonly HashSet<string>? modified;
    private readonly (INavigationBase Relation, IReadOnlyList<object> Targets)[] related;
    private readonly (INavigationBase Relation, IReadOnlyList<object> Known)[] unseen = [];
    private readonly ContextLease? taker;
    private readonly HashSet<string>? assigned;
    private readonly HashSet<string>? named;
    private readonly ProjectedInstance? projected;
    private readonly Dictionary<string, IReadOnlyList<(int Index, object?[] Key)>>? linkKeys;

    /// <param name="entry">The entry of the instance.</param>
    /// <param name="except">An instance that only the call has added to its relations.</param>
    /// <param name="isNewcomer">Whether it is tracked only since the call.</param>
    public CapturedEntry(EntityEntry entry, object? except = null, bool isNewcomer = false)
    {
        this.entry = entry;
        state = isNewcomer ? EntityState.Detached : entry.State;
        values = EntryValues.Current(entry);
        originals = state == EntityState.Modified ? EntryValues.Original(entry) : null;
        modified = state == EntityState.Modified
            ? [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)]
            : null;
        related = Array.ConvertAll(
            EntityTypeLayout.Of(entry.Metadata).Navigations,
            relation => (relation, Without(MemberAccess.Targets(relation, entry.Entity), except)));
        if (state != EntityState.Detached)
            unseen = [.. Unseen(except)];
        var record = InstanceRecords.Find(entry.Entity);
        taker = record?.Row?.TakenBy;
        if (record?.Notes is { } notes)
            (assigned, named, linkKeys, projected) = (notes.AssignedRelations, notes.NamedColumns, notes.LinkKeys, notes.Projected);
    }

    private static IReadOnlyList<object> Without(IReadOnlyList<object> targets, object? except)
        => except is null ? targets : [.. targets.Where(target => !ReferenceEquals(target, except))];

    public object Instance => entry.Entity;

    /// <summary>Stops tracking the instance, so that every value can be restored, including keys.</summary>
    public void Detach() => ChangeTrackerAccess.Detach(entry);

    /// <summary>Restores the former relations and values of the instance.</summary>
    public void RestoreInstance()
    {
        foreach (var (relation, targets) in related)
            MemberAccess.Restore(relation, entry.Entity, targets);
        KeepShadowKey();
        ComplexValueCopies.Separate(entry.Metadata, entry.Entity);
        values.SetCurrent(entry);
        RestoreMissing();
        RowSnapshots.Find(entry.Entity)?.TakenBy = taker;
        if (InstanceRecords.NotesOf(entry.Entity) is { } notes)
            (notes.AssignedRelations, notes.NamedColumns, notes.LinkKeys, notes.Projected) = (assigned, named, linkKeys, projected);
    }

    /// <summary>Restores nulls. EF keeps a value if the column does not allow null, although the instance may have had none yet.</summary>
    private void RestoreMissing()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Properties)
        {
            if (values.Values[property] is null
                && !property.IsNullable
                && !property.IsShadowProperty()
                && property.DeclaringType == entry.Metadata
                && MemberAccess.Get(property, entry.Entity) is not null)
            {
                MemberAccess.Put(property, entry.Entity, null);
            }
        }
    }

    /// <summary>The key of an owned member is its owner's. It is not on the instance, and EF does not allow changes to it.</summary>
    private void KeepShadowKey()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Shadows.Where(property => property.IsPrimaryKey()))
            values.Values[property] = entry.CurrentValues[property];
    }

    /// <summary>
    ///     Removes an entry that has owned members, or is one. If one was replaced, EF would not detect the owner's later values.
    /// </summary>
    public void Forget()
    {
        if (state is EntityState.Unchanged or EntityState.Modified && (entry.Metadata.IsOwned() || EntityTypeLayout.Of(entry.Metadata).Owned.Length > 0))
            ChangeTrackerAccess.Detach(entry);
    }

    /// <summary>The relations whose content differs from EF's snapshot.</summary>
    private IEnumerable<(INavigationBase Relation, IReadOnlyList<object> Known)> Unseen(object? except)
        => related
            .Select(item => (item.Relation, item.Targets, Known: Without(ChangeTrackerAccess.Known(entry.Navigation(item.Relation)), except)))
            .Where(item => !item.Known.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(item.Targets))
            .Select(item => (item.Relation, item.Known));

    /// <summary>Detects changes of columns only. EF would otherwise treat untracked instances in relations as new.</summary>
    private void DetectColumns()
    {
        ChangeTrackerAccess.TakeHeldForKnown(entry, related.Select(item => item.Relation));
        entry.DetectChanges();
        foreach (var (relation, known) in unseen)
            ChangeTrackerAccess.TakeForKnown(entry.Navigation(relation), known);
    }

    /// <summary>Restores original values. EF loses that of a foreign key if it is reset for a row to be deleted.</summary>
    private void RestoreOriginals()
    {
        foreach (var column in entry.Properties.Where(column => !column.Metadata.IsKey()))
        {
            var original = originals!.Values[column.Metadata]; // the entry was modified
            if (!column.Metadata.GetValueComparer().Equals(column.OriginalValue, original))
                column.OriginalValue = original;
        }
    }

    /// <summary>Restores the former state and modified columns of a tracked instance.</summary>
    public void RestoreState()
    {
        if (state == EntityState.Detached)
            return;
        if (entry.State == EntityState.Detached)
            entry = QuietEntries.Of(entry.Context, entry.Entity); // EF may have found the instance again meanwhile, and tracks it with a new entry
        var hasOptional = EntryValues.HaveOptional(entry);
        if (hasOptional && originals is not null)
        {
            originals.TrackAsOriginal(entry, values);
        }
        else if (entry.State == EntityState.Detached && originals is not null)
        {
            entry.State = EntityState.Unchanged;
            entry.OriginalValues.SetValues(originals.Values);
        }
        else if (hasOptional)
        {
            ChangeTrackerAccess.Detach(entry); // EF would set the members of a null value
        }

        DetectColumns();
        if (entry.State != state)
            entry.State = state;
        if (modified is null)
            return;
        RestoreOriginals();
        foreach (var property in entry.Properties)
        {
            if (property.IsModified != modified.Contains(property.Metadata.Name))
                property.IsModified = !property.IsModified;
        }
    }
}
