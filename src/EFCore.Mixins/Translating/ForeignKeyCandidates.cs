using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EFCore.Mixins.Translating;

/// <summary>The foreign keys that the changes of entries may have violated.</summary>
internal static class ForeignKeyCandidates
{
    /// <summary>The foreign keys with a new value.</summary>
    public static IEnumerable<IForeignKeyConstraint> OfWritten(IEnumerable<EntityEntry> entries)
        => from entry in entries
           from table in FailedEntryChanges.TablesOf(entry)
           from constraint in table.ForeignKeyConstraints
           where constraint.MappedForeignKeys.Any(key => IsNew(entry, key))
           select constraint;

    /// <summary>The foreign keys that refer to the principal, or to rows that are deleted with it.</summary>
    public static IEnumerable<IForeignKeyConstraint> OfDeleted(IEnumerable<EntityEntry> entries)
    {
        var deleted = new Queue<ITable>(entries.SelectMany(FailedEntryChanges.TablesOf).Distinct());
        var seen = deleted.ToHashSet();
        while (deleted.TryDequeue(out var table))
        {
            foreach (var constraint in table.ReferencingForeignKeyConstraints)
            {
                if (constraint.OnDeleteAction is not (ReferentialAction.Cascade or ReferentialAction.SetNull))
                    yield return constraint;
                else if (constraint is { OnDeleteAction: ReferentialAction.Cascade, Table: ITable child } && seen.Add(child))
                    deleted.Enqueue(child);
            }
        }
    }

    private static bool IsNew(EntityEntry entry, IForeignKey key)
        => key.DeclaringEntityType.IsAssignableFrom(entry.Metadata)
            && key.Properties.All(property => entry.Property(property).CurrentValue is not null)
            && (entry.State is EntityState.Added || key.Properties.Any(property => entry.Property(property).IsModified));
}
