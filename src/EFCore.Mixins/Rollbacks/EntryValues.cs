using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Rollbacks;

/// <summary>A copy of the current or original values of an entry, with the optional complex members that had none.</summary>
internal sealed class EntryValues
{
    private readonly IComplexProperty[] missing;

    private EntryValues(PropertyValues values, IComplexProperty[] missing) => (Values, this.missing) = (values, missing);

    /// <summary>The values; those within a missing member have no meaning.</summary>
    public PropertyValues Values { get; }

    public static EntryValues Current(EntityEntry entry) => new(entry.CurrentValues.Clone(), OptionalComplexMembers.Missing(entry));

    public static EntryValues Original(EntityEntry entry)
        => new(entry.OriginalValues.Clone(), OptionalComplexMembers.MissingOriginally(entry));

    /// <summary>Whether the entry has complex members that may be null, which need <see cref="TrackAsOriginal" />.</summary>
    public static bool HaveOptional(EntityEntry entry) => EntityTypeLayout.Of(entry.Metadata).Optional.Length > 0;

    /// <summary>Sets the current values of the entry, on its instance too.</summary>
    public void SetCurrent(EntityEntry entry)
    {
        OptionalComplexMembers.Match(entry, missing);
        entry.CurrentValues.SetValues(Values);
    }

    /// <summary>
    ///     Tracks an entry again with these as its original values, and then sets the current ones. EF detects the differences.
    /// </summary>
    /// <remarks>EF has no other way to set the original values of members that are null, or were.</remarks>
    public void TrackAsOriginal(EntityEntry entry, EntryValues current)
    {
        ChangeTrackerAccess.Detach(entry);
        SetCurrent(entry);
        entry.State = EntityState.Unchanged;
        ChangeTrackerAccess.Accept(entry); // EF keeps former original values of an entry that it tracks again
        foreach (var column in entry.Properties.Where(column => !column.Metadata.IsKey()))
            column.OriginalValue = Values[column.Metadata]; // EF has set the foreign keys from the relations
        current.SetCurrent(entry);
        entry.DetectChanges();
    }
}
