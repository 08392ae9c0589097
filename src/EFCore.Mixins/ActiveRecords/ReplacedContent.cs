using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>What the rows hold of a relation whose content is replaced, whatever the instance knows of it.</summary>
/// <param name="Keys">The keys of the rows at the other end: those that links refer to, else primary keys.</param>
/// <param name="Comparer">Compares the keys.</param>
internal sealed record ReplacedContent(IReadOnlyList<object?[]> Keys, KeyComparer Comparer)
{
    /// <summary>The rows to take out of a one-to-many relation, tracked.</summary>
    public IReadOnlyList<object> Rows { get; private init; } = [];

    /// <summary>The key of an instance at the other end.</summary>
    public static object?[] KeyOf(ISkipNavigation relation, object target) => ForeignKeyValues.KeyOf(target, relation.Inverse.ForeignKey);

    /// <summary>Reads the keys, and the rows to take out of a one-to-many relation.</summary>
    public static Task<ReplacedContent> ReadAsync(DbContext context, object root, INavigationBase relation, CancellationToken cancellationToken)
        => relation is ISkipNavigation links
            ? ReadLinksAsync(context, root, links, cancellationToken)
            : ReadDependentsAsync(context, root, (INavigation)relation, cancellationToken);

    /// <summary>Loads a relation of a tracked instance, and lets it hold again what was assigned.</summary>
    public static async Task LoadAsync(DbContext context, object root, INavigationBase relation, CancellationToken cancellationToken)
    {
        using var quiet = new QuietTracker(context.ChangeTracker);
        var assigned = MemberValues.Targets(relation, root);
        MemberValues.Restore(relation, root, []);
        var navigation = context.Entry(root).Navigation(relation.Name);
        navigation.IsLoaded = false;
        await navigation.LoadAsync(cancellationToken).ConfigureAwait(false);
        MemberValues.Restore(relation, root, [.. assigned.Select(target => TrackedTwins.Of(context, relation.TargetEntityType, target) ?? target)]);
    }

    private static async Task<ReplacedContent> ReadLinksAsync(DbContext context, object root, ISkipNavigation links, CancellationToken cancellationToken)
    {
        var targetKey = links.Inverse.ForeignKey.PrincipalKey.Properties;
        var keys = await RowQueries.Of(links.DeclaringEntityType).LinkedKeysAsync(context, root, links, targetKey, cancellationToken).ConfigureAwait(false);
        return new ReplacedContent(keys, new KeyComparer(targetKey));
    }

    private static async Task<ReplacedContent> ReadDependentsAsync(DbContext context, object root, INavigation relation, CancellationToken cancellationToken)
    {
        var type = relation.TargetEntityType;
        var properties = EntityKeys.Of(type).Properties;
        var comparer = new KeyComparer(properties);
        var rows = RowQueries.Of(type);
        var principal = ForeignKeyValues.KeyOf(root, relation.ForeignKey);
        var keys = await rows.DependentKeysAsync(context, type, relation.ForeignKey, principal, cancellationToken).ConfigureAwait(false);
        var known = InstanceMemory.Find(root) is { } memory ? memory.Targets(relation) : [];
        var kept = MemberValues.Targets(relation, root).Concat(known).Select(target => EntityKeys.Values(target, properties)).ToHashSet(comparer);
        var severed = keys.Where(key => !kept.Contains(key)).ToList();
        return new ReplacedContent(keys, comparer) { Rows = await rows.TrackAllAsync(context, type, severed, cancellationToken).ConfigureAwait(false) };
    }
}
