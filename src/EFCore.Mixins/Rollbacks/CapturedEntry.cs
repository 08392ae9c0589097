using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>An instance, its relations and its place in the tracker as they were before a call.</summary>
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
    /// <param name="except">An instance that its relations do not hold but for the call.</param>
    /// <param name="isNewcomer">Whether it is tracked since the call only.</param>
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

    /// <summary>Stops tracking the instance, so that every value can be given back, keys too.</summary>
    public void Detach() => ChangeTrackerAccess.Detach(entry);

    /// <summary>Gives the instance its former relations and values.</summary>
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

    /// <summary>EF keeps a value where null is no value of the column, and an instance may have had none yet.</summary>
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

    /// <summary>The key of an owned member is its owner's: it is not on the instance, and EF does not allow changes to it.</summary>
    private void KeepShadowKey()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Shadows.Where(property => property.IsPrimaryKey()))
            values.Values[property] = entry.CurrentValues[property];
    }

    /// <summary>
    ///     Lets EF forget an entry that has owned members, or is one: where one was replaced, EF would not see what the owner holds of it later.
    /// </summary>
    public void Forget()
    {
        if (state is EntityState.Unchanged or EntityState.Modified && (entry.Metadata.IsOwned() || EntityTypeLayout.Of(entry.Metadata).Owned.Length > 0))
            ChangeTrackerAccess.Detach(entry);
    }

    /// <summary>The relations that EF compares with something else than what they hold.</summary>
    private IEnumerable<(INavigationBase Relation, IReadOnlyList<object> Known)> Unseen(object? except)
        => related
            .Select(item => (item.Relation, item.Targets, Known: Without(ChangeTrackerAccess.Known(entry.Navigation(item.Relation)), except)))
            .Where(item => !item.Known.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(item.Targets))
            .Select(item => (item.Relation, item.Known));

    /// <summary>Has EF look at the columns only. It would take what it does not track, and finds in a relation again, for new.</summary>
    private void DetectColumns()
    {
        ChangeTrackerAccess.TakeHeldForKnown(entry, related.Select(item => item.Relation));
        entry.DetectChanges();
        foreach (var (relation, known) in unseen)
            ChangeTrackerAccess.TakeForKnown(entry.Navigation(relation), known);
    }

    /// <summary>EF gives up what a foreign key was, where it goes back to it for a row that is to be deleted.</summary>
    private void RestoreOriginals()
    {
        foreach (var column in entry.Properties.Where(column => !column.Metadata.IsKey()))
        {
            var original = originals!.Values[column.Metadata]; // the entry was modified
            if (!column.Metadata.GetValueComparer().Equals(column.OriginalValue, original))
                column.OriginalValue = original;
        }
    }

    /// <summary>Gives a tracked instance its former state and modified columns.</summary>
    public void RestoreState()
    {
        if (state == EntityState.Detached)
            return;
        if (entry.State == EntityState.Detached)
            entry = QuietEntries.Of(entry.Context, entry.Entity); // EF may have found the instance again meanwhile, and tracks it by a new entry
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
            ChangeTrackerAccess.Detach(entry); // EF would set the members of one that is null
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
