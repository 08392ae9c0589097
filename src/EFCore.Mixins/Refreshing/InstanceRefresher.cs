using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Refreshing;

/// <summary>Reads the row of an instance again.</summary>
internal static class InstanceRefresher
{
    public static Task<T> RefreshAsync<T>(
        T entity,
        DbContext? context,
        IReadOnlyList<string> relationships,
        string method,
        CancellationToken cancellationToken)
        where T : class
        => ContextWork.WithContextAsync(
            EntityTypeFinder.ClassOf(entity),
            context,
            ContextAccess.Read,
            (entity, relationships, method),
            static (scope, call, token) => RefreshAsync(scope, call.entity, call.relationships, call.method, token),
            cancellationToken);

    /// <summary>Reads the row, or the relations, into the instance and into the instance that the context tracks for the row.</summary>
    public static async Task<T> RefreshAsync<T>(
        ContextScope scope,
        T entity,
        IReadOnlyList<INavigationBase> relations,
        bool columns,
        string method,
        CancellationToken cancellationToken)
        where T : class
    {
        if (InstanceTwin.Of(scope.Record, entity) is not { } twin)
            return await RefreshAsync(scope.Context, entity, relations, columns, cancellationToken).ConfigureAwait(false);
        if (columns && twin.IsChanged)
            throw Unsaved(entity, method);
        await RefreshAsync(scope.Context, twin.Tracked, relations, columns, cancellationToken).ConfigureAwait(false);
        twin.Take(relations);
        return entity;
    }

    private static async Task<T> RefreshAsync<T>(
        ContextScope scope,
        T entity,
        IReadOnlyList<string> relationships,
        string method,
        CancellationToken cancellationToken)
        where T : class
    {
        InstanceTracking.EnsureFree(entity, scope.Context, method);
        SavedInstanceGuard.Ensure(scope.Context, entity, method);
        var relations = NamedRelationFinder.Find(EntityTypeFinder.Of(scope.Context, entity), relationships);
        using var undo = new SaveRollback(scope.Context, scope.IsOwned);
        undo.Begin();
        Capture(scope.Context, entity, undo);
        try
        {
            return await RefreshAsync(scope, entity, relations, columns: true, method, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            undo.Restore();
            throw;
        }
    }

    private static void Capture(DbContext context, object entity, SaveRollback undo)
    {
        var entry = QuietEntries.Of(context, entity);
        undo.Capture(entry);
        if (entry.State != EntityState.Detached)
            return;
        StaleRelationTargets.Drop(context, entry, undo);
        undo.CaptureInverse(entry);
    }

    private static InvalidOperationException Unsaved(object entity, string method)
        => new(
            $"'{method}' can't be called on this '{EntityTypeFinder.ClassOf(entity).Name}': " +
            "the context tracks its row by another instance, whose changes are not saved and would be lost. Save that instance first.");

    private static Task<T> RefreshAsync<T>(
        DbContext context,
        T entity,
        IReadOnlyList<INavigationBase> relations,
        bool columns,
        CancellationToken cancellationToken)
        where T : class
        => ErrorTranslation.TypedAsync(context, () => ReadAsync(context, entity, relations, columns, cancellationToken));

    private static async Task<T> ReadAsync<T>(
        DbContext context,
        T entity,
        IReadOnlyList<INavigationBase> relations,
        bool columns,
        CancellationToken cancellationToken)
        where T : class
    {
        if (InstanceRecords.NotesOf(entity) is { } notes)
        {
            GiveBackAssigned(context, entity);
            (notes.AssignedRelations, notes.LinkKeys) = (null, null);
            if (columns)
                notes.Projected = null;
        }

        var entry = Attach(context, entity, relations);
        if (columns)
        {
            await ReloadAsync(entry, cancellationToken).ConfigureAwait(false);
            StaleRelationTargets.DropReferences(entity, entry.Metadata);
        }

        foreach (var relation in relations)
        {
            var navigation = entry.Navigation(relation.Name);
            navigation.IsLoaded = false;
            await navigation.LoadAsync(cancellationToken).ConfigureAwait(false);
            if (MemberAccess.IsEmpty(relation, entity))
                LoadedRelationMarks.Mark(entity, relation);
        }

        return entity;
    }

    /// <summary>Restores collections that were assigned and not saved; they become empty if their former content is not known.</summary>
    private static void GiveBackAssigned(DbContext context, object entity)
    {
        if (AssignedRelations.Any(entity) is null || InstanceTracking.IsTrackedBy(entity, context))
            return;
        var memory = RowSnapshots.Find(entity);
        foreach (var relation in EntityTypeLayout.Of(EntityTypeFinder.Of(context, entity)).Relations)
        {
            if (relation.IsCollection && AssignedRelations.Holds(entity, relation))
                MemberAccess.Restore(relation, entity, memory?.Targets(relation) ?? []);
        }
    }

    /// <summary>
    ///     Tracks the instance with its known row. The relations to read are emptied first, so that they contain only the rows that are
    ///     read.
    /// </summary>
    private static EntityEntry Attach(DbContext context, object entity, IReadOnlyList<INavigationBase> relations)
    {
        var entry = QuietEntries.Of(context, entity);
        if (entry.State != EntityState.Detached)
            return entry;
        ContextState.LeaseOf(context)?.NotePartlySaved(entity);
        foreach (var relation in relations)
            MemberAccess.Restore(relation, entity, []);
        foreach (var property in EntityTypeLayout.Of(entry.Metadata).Shadows)
        {
            if (InstanceKeyValues.Value(entity, property) is { } value)
                entry.Property(property).CurrentValue = value;
        }

        entry.State = EntityState.Unchanged;
        return entry;
    }

    /// <summary>
    ///     Sets the values of the row; false if it does not exist. EF's reload would then detach the instance and change its dependents.
    /// </summary>
    private static async Task<bool> ReadRowAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        if (await entry.GetDatabaseValuesAsync(cancellationToken).ConfigureAwait(false) is not { } values)
            return false;
        entry.CurrentValues.SetValues(values);
        entry.OriginalValues.SetValues(values);
        entry.State = EntityState.Unchanged;
        return true;
    }

    private static async Task ReloadAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        ComplexValueCopies.Separate(entry.Metadata, entry.Entity);
        var isThere = EntityTypeLayout.Of(entry.Metadata).Optional is []
            ? await ReadRowAsync(entry, cancellationToken).ConfigureAwait(false)
            : await OptionalPartReader.ReloadAsync(entry, cancellationToken).ConfigureAwait(false);
        if (!isThere)
            throw MissingRowDetection.Of(entry.Context, entry.Entity);
        var owned = EntityTypeLayout.Of(entry.Metadata).Owned;
        if (owned.Length == 0)
            return;
        foreach (var member in OwnedMemberEntries.Tracked(entry).ToList())
            member.State = EntityState.Detached;
        foreach (var member in owned)
            MemberAccess.Restore(member, entry.Entity, []);
        var key = InstanceKeyValues.Of(entry.Metadata).Properties.Select(property => entry.Property(property).CurrentValue).ToArray();
        await EntityKeyQueries.Of(entry.Metadata).TrackAsync(entry.Context, entry.Metadata, key, cancellationToken).ConfigureAwait(false);
    }
}
