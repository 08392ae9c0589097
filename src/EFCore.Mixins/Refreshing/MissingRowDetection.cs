using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins.Refreshing;

/// <summary>Distinguishes a deleted row from one that another user has changed.</summary>
internal static class MissingRowDetection
{
    /// <summary>
    ///     The typed exception if a write affected no row because the row of <paramref name="entity"/> is deleted; else null.
    /// </summary>
    public static async Task<ModelNotFoundException?> FindAsync(
        DbContext context,
        object entity,
        Exception exception,
        CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException conflict || EntryOf(context, entity, conflict) is not { } entry)
            return null;
        return await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false) is null ? Of(context, entity) : null;
    }

    /// <summary>The entry of the instance, if the conflict is about its row or its links, which are written before it.</summary>
    private static EntityEntry? EntryOf(DbContext context, object entity, DbUpdateConcurrencyException conflict)
        => conflict.Entries.FirstOrDefault(entry => ReferenceEquals(entry.Entity, entity))
            ?? (conflict.Entries is [_, ..] links && links.All(link => link.Metadata.IsPropertyBag)
                ? QuietEntries.Of(context, entity)
                : null);

    /// <summary>The exception for an instance whose row is deleted.</summary>
    public static ModelNotFoundException Of(DbContext context, object entity)
    {
        var type = EntityTypeFinder.Of(context, entity);
        return new ModelNotFoundException(
            type.ClrType,
            InstanceKeyValues.Values(entity, InstanceKeyValues.Of(type).Properties),
            SensitiveData.IsShown(context));
    }
}
