using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Puts instances of existing rows into the tracker with the original values that are remembered of them.</summary>
internal sealed partial class ExistingRows(DbContext context, Undo undo, string method)
{
    /// <summary>Tracks the instance: the changed columns are modified where the row is remembered, else all or none.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="modifiesUnknown">Whether all is to be written where the row is not remembered.</param>
    /// <param name="row">The row in another instance, where it was read; null where it was not.</param>
    public EntityEntry Attach(object instance, bool modifiesUnknown, object? row = null)
    {
        InstanceTracking.EnsureFree(instance, context, method);
        var entry = QuietEntries.Of(context, instance);
        undo.Capture(entry);
        StaleRelations.Drop(context, entry, undo);
        undo.CaptureInverse(entry);
        Attach(entry, modifiesUnknown, row);
        return entry;
    }

    private static void Attach(EntityEntry entry, bool modifiesUnknown, object? row)
    {
        var known = InstanceMemory.Find(entry.Entity);
        var fresh = known is { IsStale: false } ? known : null;
        CheckKey(entry, known);
        RestoreShadows(entry, known);
        var owned = TakeBackOwned(entry, fresh, modifiesUnknown, row);
        var parts = OptionalParts.TakeBack(entry, fresh);
        entry.State = EntityState.Unchanged;
        foreach (var member in OwnedMembers.Entries(entry).ToList())
            Attach(member, modifiesUnknown, row: null);
        foreach (var (member, targets) in owned)
            MemberValues.Restore(member, entry.Entity, targets);
        OptionalParts.GiveBack(entry, parts);
        if (fresh is not null)
            ApplyOriginals(entry, fresh);
        else if (modifiesUnknown)
            Modify(entry, ProjectedRow.Of(entry.Entity));
        ShadowValues.Apply(entry);
        if (owned.Count > 0 || parts.Count > 0)
            entry.DetectChanges();
    }

    private static void CheckKey(EntityEntry entry, Remembered? known)
    {
        foreach (var property in EntityKeys.Of(entry.Metadata).Properties)
        {
            if (property.IsShadowProperty() || known is null || !known.TryValue(property, out var former))
                continue;
            if (!property.GetValueComparer().Equals(former, MemberValues.Get(property, entry.Entity)))
                throw new InvalidOperationException(
                    $"'{entry.Metadata.ClrType.Name}' can't be saved: its key '{property.Name}' was changed, and a row keeps its key. " +
                    $"Set the key back, or create another row with '{nameof(ActiveRecord.CreateAsync)}' and delete this one.");
        }
    }

    private static void RestoreShadows(EntityEntry entry, Remembered? known)
    {
        foreach (var property in EntityShape.Of(entry.Metadata).Shadows)
        {
            if (known is not null && known.TryValue(property, out var value))
                entry.Property(property).CurrentValue = value;
        }
    }

    /// <summary>Gives owned members back what they held when the row was read; returns what they hold now where that differs.</summary>
    private static List<(INavigation Member, IReadOnlyList<object> Targets)> TakeBackOwned(
        EntityEntry entry,
        Remembered? fresh,
        bool modifiesUnknown,
        object? row)
    {
        var taken = new List<(INavigation Member, IReadOnlyList<object> Targets)>();
        var projected = fresh is null ? ProjectedRow.Of(entry.Entity) : null;
        foreach (var member in EntityShape.Of(entry.Metadata).Owned)
        {
            var present = MemberValues.Targets(member, entry.Entity);
            if (modifiesUnknown && fresh is null && member.IsCollection)
                EnsureWhole(entry, member, present);
            if (projected?.Has(member, entry.Entity) == false)
                continue;
            if (Former(member, fresh, present, modifiesUnknown, row) is not { } former || former.SequenceEqual(present, ReferenceEqualityComparer.Instance))
                continue;
            if (fresh is null && !member.IsCollection && former is [var was] && entry.Reference(member).TargetEntry is { } part)
                ProjectedRow.Complete(part, was);
            taken.Add((member, present));
            MemberValues.Restore(member, entry.Entity, former);
        }

        return taken;
    }

    /// <summary>What an owned member held. Where that is unknown and it is null now, anything: its columns are to become null.</summary>
    private static IReadOnlyList<object>? Former(INavigation member, Remembered? fresh, IReadOnlyList<object> present, bool modifiesUnknown, object? row)
        => (fresh, member.IsCollection) switch
        {
            ({ } memory, true) => memory.Collection(member),
            ({ } memory, false) => memory.Reference(member) is { } former ? [former] : [],
            (null, true) when row is not null && OwnedMembers.HasHiddenKeys(member) => MemberValues.Targets(member, row),
            (null, false) when row is not null && OwnedMembers.HasTable(member) => MemberValues.Targets(member, row),
            (null, false) when modifiesUnknown && present.Count == 0 && OwnedMembers.SharesRow(member)
                => [RuntimeHelpers.GetUninitializedObject(member.TargetEntityType.ClrType)],
            _ => null,
        };

    private static void ApplyOriginals(EntityEntry entry, Remembered fresh)
    {
        var (originals, currents) = (entry.OriginalValues, entry.CurrentValues);
        var shape = EntityShape.Of(entry.Metadata);
        foreach (var property in shape.Properties)
        {
            if (!property.IsPrimaryKey()
                && (shape.Optional is [] || OptionalParts.IsThere(property, entry.Entity, fresh))
                && fresh.TryValue(property, out var original)
                && !property.GetValueComparer().Equals(original, currents[property]))
            {
                originals[property] = original;
                if (property.IsForeignKey() && original is not null)
                    NoteFormerKey(entry.Entity, property, original);
            }
        }

        ComplexLists.MarkChanged(entry, fresh);
    }

    private static void NoteFormerKey(object instance, IProperty property, object original)
    {
        var notes = InstanceRecords.Of(instance).WritableNotes();
        notes.FormerKeys = new(notes.FormerKeys ?? []) { [property.Name] = original };
    }
}
