using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Adds instances of existing rows to the change tracker, with the original values from their snapshots.</summary>
internal sealed partial class ExistingInstanceAttacher(DbContext context, SaveRollback undo, string method)
{
    /// <summary>Tracks the instance. Its changed columns are marked as modified if it has a snapshot, else all or none.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="modifiesUnknown">Whether all columns are marked as modified if there is no snapshot.</param>
    /// <param name="row">Another instance with the current row; null if it was not read.</param>
    public EntityEntry Attach(object instance, bool modifiesUnknown, object? row = null)
    {
        InstanceTracking.EnsureFree(instance, context, method);
        var entry = QuietEntries.Of(context, instance);
        undo.Capture(entry);
        StaleRelationTargets.Drop(context, entry, undo);
        undo.CaptureInverse(entry);
        Attach(entry, modifiesUnknown, row);
        return entry;
    }

    private static void Attach(EntityEntry entry, bool modifiesUnknown, object? row)
    {
        var known = RowSnapshots.Find(entry.Entity);
        var fresh = known is { IsStale: false } ? known : null;
        CheckKey(entry, known);
        RestoreShadows(entry, known);
        var owned = TakeBackOwned(entry, fresh, modifiesUnknown, row);
        var parts = OptionalComplexMembers.TakeBack(entry, fresh);
        entry.State = EntityState.Unchanged;
        foreach (var member in OwnedMemberEntries.Entries(entry).ToList())
            Attach(member, modifiesUnknown, row: null);
        foreach (var (member, targets) in owned)
            MemberAccess.Restore(member, entry.Entity, targets);
        OptionalComplexMembers.GiveBack(entry, parts);
        if (fresh is not null)
            ApplyOriginals(entry, fresh);
        else if (modifiesUnknown)
            Modify(entry, ProjectedInstance.Of(entry.Entity));
        PendingShadowValues.Apply(entry);
        if (owned.Count > 0 || parts.Count > 0)
            entry.DetectChanges();
    }

    private static void CheckKey(EntityEntry entry, RowSnapshot? known)
    {
        foreach (var property in InstanceKeyValues.Of(entry.Metadata).Properties)
        {
            if (property.IsShadowProperty() || known is null || !known.TryValue(property, out var former))
                continue;
            if (!property.GetValueComparer().Equals(former, MemberAccess.Get(property, entry.Entity)))
                throw new InvalidOperationException(
                    $"'{entry.Metadata.ClrType.Name}' can't be saved: its key '{property.Name}' was changed, and a row keeps its key. " +
                    $"Set the key back, or create another row with '{nameof(ActiveRecord.CreateAsync)}' and delete this one.");
        }
    }

    private static void RestoreShadows(EntityEntry entry, RowSnapshot? known)
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Shadows)
        {
            if (known is not null && known.TryValue(property, out var value))
                entry.Property(property).CurrentValue = value;
        }
    }

    /// <summary>Restores the content of owned members from when the row was read. Returns their current content where it differs.</summary>
    private static List<(INavigation Member, IReadOnlyList<object> Targets)> TakeBackOwned(
        EntityEntry entry,
        RowSnapshot? fresh,
        bool modifiesUnknown,
        object? row)
    {
        var taken = new List<(INavigation Member, IReadOnlyList<object> Targets)>();
        var projected = fresh is null ? ProjectedInstance.Of(entry.Entity) : null;
        foreach (var member in EntityTypeLayout.Of(entry.Metadata).Owned)
        {
            var present = MemberAccess.Targets(member, entry.Entity);
            if (modifiesUnknown && fresh is null && member.IsCollection)
                EnsureWhole(entry, member, present);
            if (projected?.Has(member, entry.Entity) == false)
                continue;
            var former = Former(member, fresh, present, modifiesUnknown, row);
            if (former is null || former.SequenceEqual(present, ReferenceEqualityComparer.Instance))
                continue;
            if (fresh is null && !member.IsCollection && former is [var was] && entry.Reference(member).TargetEntry is { } part)
                ProjectedInstance.Complete(part, was);
            taken.Add((member, present));
            MemberAccess.Restore(member, entry.Entity, former);
        }

        return taken;
    }

    /// <summary>
    ///     The content of an owned member when the row was read; null if it is unknown. For a member that is null now, an empty instance,
    ///     so that EF sets its columns to null.
    /// </summary>
    private static IReadOnlyList<object>? Former(
        INavigation member,
        RowSnapshot? fresh,
        IReadOnlyList<object> present,
        bool modifiesUnknown,
        object? row)
        => (fresh, member.IsCollection) switch
        {
            ({ } memory, true) => memory.Collection(member),
            ({ } memory, false) => memory.Reference(member) is { } former ? [former] : [],
            (null, true) when row is not null && OwnedMemberEntries.HasHiddenKeys(member) => MemberAccess.Targets(member, row),
            (null, false) when row is not null && OwnedMemberEntries.HasTable(member) => MemberAccess.Targets(member, row),
            (null, false) when modifiesUnknown && present.Count == 0 && OwnedMemberEntries.SharesRow(member)
                => [RuntimeHelpers.GetUninitializedObject(member.TargetEntityType.ClrType)],
            _ => null,
        };

    private static void ApplyOriginals(EntityEntry entry, RowSnapshot fresh)
    {
        var (originals, currents) = (entry.OriginalValues, entry.CurrentValues);
        var layout = EntityTypeLayout.Of(entry.Metadata);
        foreach (var property in layout.Properties)
        {
            if (!property.IsPrimaryKey()
                && (layout.Optional is [] || OptionalComplexMembers.IsThere(property, entry.Entity, fresh))
                && fresh.TryValue(property, out var original)
                && !property.GetValueComparer().Equals(original, currents[property]))
            {
                originals[property] = original;
                if (property.IsForeignKey() && original is not null)
                    NoteFormerKey(entry.Entity, property, original);
            }
        }

        ComplexMemberLists.MarkChanged(entry, fresh);
    }

    private static void NoteFormerKey(object instance, IProperty property, object original)
    {
        var notes = InstanceRecords.Of(instance).WritableNotes();
        notes.FormerKeys = new(notes.FormerKeys ?? []) { [property.Name] = original };
    }
}
