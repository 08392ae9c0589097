using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>The content of a relation in the database, which is replaced regardless of what the instance has loaded.</summary>
/// <param name="Keys">The keys of the related rows: those that join rows reference, else primary keys.</param>
internal sealed record ReplacedRelationContent(IReadOnlyList<object?[]> Keys)
{
    /// <summary>The keys of the rows that no query filter hides. Hidden rows stay in the relation.</summary>
    public IReadOnlyList<object?[]> Visible { get; private init; } = Keys;

    /// <summary>The rows to remove from a one-to-many relation, tracked.</summary>
    public IReadOnlyList<object> Rows { get; private init; } = [];

    /// <summary>The key of a related instance.</summary>
    public static object?[] KeyOf(ISkipNavigation relation, object target) => ForeignKeyValues.KeyOf(target, relation.Inverse.ForeignKey);

    /// <summary>Reads the keys, and the rows to remove from a one-to-many relation.</summary>
    public static Task<ReplacedRelationContent> ReadAsync(
        DbContext context,
        object root,
        INavigationBase relation,
        CancellationToken cancellationToken)
        => relation is ISkipNavigation links
            ? ReadLinksAsync(context, root, links, cancellationToken)
            : ReadDependentsAsync(context, root, (INavigation)relation, cancellationToken);

    /// <summary>Loads a relation of a tracked instance, and restores its assigned content.</summary>
    /// <returns>
    ///     The tracked instances that were read only for this, and the rows to remove whose tracked instances EF has not added to the
    ///     relation. An assigned instance is tracked instead of the one that was read for its row.
    /// </returns>
    public static async Task<(IReadOnlyList<object> Read, IReadOnlyList<object> Strays)> LoadAsync(
        DbContext context,
        object root,
        INavigationBase relation,
        CancellationToken cancellationToken)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var assigned = MemberAccess.Targets(relation, root);
        MemberAccess.Restore(relation, root, []);
        var navigation = context.Entry(root).Navigation(relation.Name);
        navigation.IsLoaded = false;
        var tracked = QuietEntries.All(context).Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        var links = relation as ISkipNavigation;
        var former = links is null ? [] : JoinEntityEntries.LetGo(context.Entry(root), links); // another instance may have deleted them
        var rows = await LoadAsync(context, root, relation, navigation, cancellationToken).ConfigureAwait(false);
        var loaded = MemberAccess.Targets(relation, root);
        var read = loaded.Where(target => !tracked.Contains(target)).ToList();
        foreach (var twin in assigned.Select(Twin).OfType<object>().Where(read.Contains))
            context.Entry(twin).State = EntityState.Detached;
        MemberAccess.Restore(relation, root, [.. assigned.Select(target => Twin(target) ?? target)]);
        if (links is not null)
            await RelinkAsync(context, root, links, former, cancellationToken).ConfigureAwait(false);
        else if (relation is INavigation { IsOnDependent: false } dependents)
            Relate(context, root, dependents, loaded);
        var known = loaded.Concat(MemberAccess.Targets(relation, root));
        return (read, [.. rows.Except(known, ReferenceEqualityComparer.Instance).OfType<object>()]);

        object? Twin(object target) => TrackedTwinFinder.Of(context, relation.TargetEntityType, target);
    }

    /// <summary>
    ///     Marks foreign keys as modified that EF treats as those of the rows. Another instance of a row may have been saved meanwhile.
    /// </summary>
    private static void Relate(DbContext context, object root, INavigation dependents, IReadOnlyList<object> loaded)
    {
        foreach (var target in MemberAccess.Targets(dependents, root).Except(loaded, ReferenceEqualityComparer.Instance).OfType<object>())
        {
            if (!InstanceTracking.IsTrackedBy(target, context) || !ForeignKeyValues.PointsTo(target, dependents.ForeignKey, root))
                continue;
            ForeignKeyValues.Write(context.Entry(target), dependents.ForeignKey);
        }
    }

    /// <summary>
    ///     Tracks join rows again that were not read. Those that a query filter hides still exist. The others are added if their targets
    ///     were assigned.
    /// </summary>
    private static async Task RelinkAsync(
        DbContext context,
        object root,
        ISkipNavigation links,
        IReadOnlyList<EntityEntry> former,
        CancellationToken cancellationToken)
    {
        var key = InstanceKeyValues.Of(links.JoinEntityType);
        var unread = former
            .Select(link => (Link: link, Key: JoinEntityEntries.Values(link, key.Properties)))
            .Where(item => ChangeTrackerAccess.Entry(context, key, item.Key) is null)
            .ToList();
        if (unread.Count == 0)
            return;
        var rows = await EntityKeyQueries.Of(links.JoinEntityType)
            .ExistingAsync(context, links.JoinEntityType, unread.Select(item => item.Key), cancellationToken)
            .ConfigureAwait(false);
        var existing = rows.ToHashSet(new KeyValueComparer(key.Properties));
        var toTarget = links.Inverse.ForeignKey;
        var assigned = MemberAccess.Targets(links, root)
            .Select(target => KeyOf(links, target))
            .ToHashSet(new KeyValueComparer(toTarget.PrincipalKey.Properties));
        foreach (var (link, values) in unread)
        {
            if (existing.Contains(values))
                link.State = EntityState.Unchanged;
            else if (assigned.Contains(JoinEntityEntries.Values(link, toTarget.Properties)))
                link.State = EntityState.Added;
        }
    }

    /// <summary>
    ///     Loads the relation. EF reads join rows through the row of the root, and finds none if a query filter hides that row.
    /// </summary>
    /// <returns>The rows of a one-to-many relation.</returns>
    private static async Task<IReadOnlyList<object>> LoadAsync(
        DbContext context,
        object root,
        INavigationBase relation,
        NavigationEntry navigation,
        CancellationToken cancellationToken)
    {
        var type = EntityTypeFinder.Of(context, root);
        var key = InstanceKeyValues.Of(type);
        object?[][] own = [InstanceKeyValues.Values(root, key.Properties)];
        if (relation is ISkipNavigation
            && EntityQueryFilters.AreOn(type.GetRootType())
            && await EntityKeyQueries.Of(type).VisibleAsync(context, type, key, own, cancellationToken).ConfigureAwait(false) is [])
        {
            await EntityKeyQueries.Of(relation.TargetEntityType)
                .LoadHiddenAsync(navigation.Query(), cancellationToken)
                .ConfigureAwait(false);
            return [];
        }

        if (relation is ISkipNavigation)
        {
            await navigation.LoadAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }

        var rows = await EntityKeyQueries.Of(relation.TargetEntityType)
            .LoadAsync(navigation.Query(), cancellationToken)
            .ConfigureAwait(false);
        navigation.IsLoaded = true;
        return rows;
    }

    private static async Task<ReplacedRelationContent> ReadLinksAsync(
        DbContext context,
        object root,
        ISkipNavigation links,
        CancellationToken cancellationToken)
    {
        var targetKey = links.Inverse.ForeignKey.PrincipalKey;
        var rows = EntityKeyQueries.Of(links.DeclaringEntityType);
        var keys = await rows.LinkedKeysAsync(context, root, links, targetKey.Properties, cancellationToken).ConfigureAwait(false);
        var type = links.TargetEntityType;
        if (keys.Count == 0 || !EntityQueryFilters.AreOn(type.GetRootType()))
            return new ReplacedRelationContent(keys);
        var visible = await EntityKeyQueries.Of(type).VisibleAsync(context, type, targetKey, keys, cancellationToken).ConfigureAwait(false);
        return new ReplacedRelationContent(keys) { Visible = visible };
    }

    private static async Task<ReplacedRelationContent> ReadDependentsAsync(
        DbContext context,
        object root,
        INavigation relation,
        CancellationToken cancellationToken)
    {
        var type = relation.TargetEntityType;
        var properties = InstanceKeyValues.Of(type).Properties;
        var rows = EntityKeyQueries.Of(type);
        var principal = ForeignKeyValues.KeyOf(root, relation.ForeignKey);
        var keys = await rows.DependentKeysAsync(context, type, relation.ForeignKey, principal, cancellationToken).ConfigureAwait(false);
        var known = RowSnapshots.Find(root) is { } memory ? memory.Targets(relation) : [];
        var present = MemberAccess.Targets(relation, root).Concat(known);
        var kept = present.Select(target => InstanceKeyValues.Values(target, properties)).ToHashSet(new KeyValueComparer(properties));
        var severed = keys.Where(key => !kept.Contains(key)).ToList();
        var tracked = await rows.TrackAllAsync(context, type, severed, cancellationToken).ConfigureAwait(false);
        return new ReplacedRelationContent(keys) { Rows = tracked };
    }
}
