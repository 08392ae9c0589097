using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>An instance that the context did not track before a call, with its values and relations.</summary>
internal sealed class CapturedEntry
{
    private readonly EntityEntry entry;
    private readonly EntryValues values;
    private readonly (INavigationBase Relation, IReadOnlyList<object> Targets)[] related;
    private readonly InstanceNotesSnapshot notes;

    public CapturedEntry(EntityEntry entry)
    {
        this.entry = entry;
        values = EntryValues.Current(entry);
        related = Array.ConvertAll(
            EntityTypeLayout.Of(entry.Metadata).Navigations,
            relation => (relation, MemberAccess.Targets(relation, entry.Entity)));
        notes = new(entry.Entity);
    }

    /// <summary>Stops tracking the instance, so that every value can be restored, including keys.</summary>
    public void Detach() => ChangeTrackerAccess.Detach(entry);

    /// <summary>Restores the former relations and values of the instance.</summary>
    public void Restore()
    {
        foreach (var (relation, targets) in related)
            MemberAccess.Restore(relation, entry.Entity, targets);
        KeepShadowKey();
        ComplexValueCopies.Separate(entry.Metadata, entry.Entity);
        values.SetCurrent(entry);
        RestoreMissing();
        notes.Restore();
    }

    /// <summary>The key of an owned member is its owner's. It is not on the instance, and EF does not allow changes to it.</summary>
    private void KeepShadowKey()
    {
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Shadows.Where(property => property.IsPrimaryKey()))
            values.Values[property] = entry.CurrentValues[property];
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
}
