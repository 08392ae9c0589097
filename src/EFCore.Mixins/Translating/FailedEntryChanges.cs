using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Translating;

/// <summary>Finds the violated constraint from the entries of a refused write if the driver does not name it.</summary>
internal sealed class FailedEntryChanges(IReadOnlyList<EntityEntry> entries, DatabaseOperation operation)
{
    private readonly List<EntityEntry> deleted = [.. entries.Where(entry => entry.State is EntityState.Deleted)];
    private readonly List<EntityEntry> written = [.. entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified)];

    public bool AreDeletes => (deleted, written) switch
    {
        ([], []) => operation is DatabaseOperation.Delete,
        (_, []) => true,
        _ => false,
    };

    /// <summary>Whether the principal is missing or in use.</summary>
    public DatabaseErrorKind ReferenceKind => (deleted, written, operation) switch
    {
        ([], [], DatabaseOperation.Delete) => DatabaseErrorKind.StillReferenced,
        ([], [], DatabaseOperation.Insert or DatabaseOperation.Update) => DatabaseErrorKind.MissingReference,
        ([], [], _) => DatabaseErrorKind.ReferenceViolation,
        (_, [], _) => DatabaseErrorKind.StillReferenced,
        ([], _, _) => DatabaseErrorKind.MissingReference,
        _ => DatabaseErrorKind.ReferenceViolation,
    };

    /// <summary>The changes of the refused command, or of the whole save if it failed at its COMMIT, which names no entries.</summary>
    public static FailedEntryChanges Of(FailedDatabaseWrite write)
    {
        var isCommit = write is { Entries: [], Operation: DatabaseOperation.Save };
        return new(isCommit ? Pending(write.Context.ChangeTracker) : write.Entries, write.Operation);
    }

    /// <summary>The violated foreign key, if the entries leave only one.</summary>
    public ModelConstraint? SoleForeignKey(DatabaseErrorKind kind, DatabaseError error)
    {
        if (error is { ConstraintName: not null } or { Table: not null })
            return null;
        var candidates = kind switch
        {
            DatabaseErrorKind.MissingReference => ForeignKeyCandidates.OfWritten(written),
            DatabaseErrorKind.StillReferenced => ForeignKeyCandidates.OfDeleted(deleted),
            _ => [],
        };
        return candidates.Distinct().Take(2).ToList() is [var key] ? ModelConstraint.Of(key) : null;
    }

    /// <summary>The only table that was written to. A principal's own table is not that of the constraint that refers to it.</summary>
    /// <param name="kind">The kind of the violated constraint.</param>
    /// <param name="error">The translated error of the driver.</param>
    /// <param name="updated">The entity type of a bulk update.</param>
    public ITable? SoleTable(DatabaseErrorKind kind, DatabaseError error, IEntityType? updated)
        => error.Table is null && kind is not (DatabaseErrorKind.StillReferenced or DatabaseErrorKind.ReferenceViolation)
            && written.SelectMany(TablesOf).Concat(TablesOf(updated)).Distinct().Take(2).ToList() is [var table] && !table.Triggers.Any()
                ? table
                : null;

    /// <summary>The entity type of the deleted principals.</summary>
    public IEntityType? SolePrincipal(DatabaseErrorKind kind)
        => kind is DatabaseErrorKind.StillReferenced
            && deleted.Select(entry => entry.Metadata).Where(type => !type.IsOwned()).Distinct().Take(2).ToList() is [var type]
                ? type
                : null;

    internal static IEnumerable<ITable> TablesOf(EntityEntry entry) => TablesOf(entry.Metadata);

    private static IEnumerable<ITable> TablesOf(IEntityType? type)
        => type?.GetTableMappings().Select(mapping => mapping.Table) ?? [];

    /// <summary>Reads the tracker without detecting changes, which a failure must not cause.</summary>
    private static List<EntityEntry> Pending(ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. tracker.Entries()];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }
}
