using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Rollbacks;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <content>Queries the rows that the graph depends on, if neither the change tracker nor a snapshot has them.</content>
internal sealed partial class SavedEntityGraph
{
    private async ValueTask<bool> LookUpAsync(CancellationToken cancellationToken)
    {
        if (unknown is not { Count: > 0 } instances)
            return false;
        foreach (var group in instances.GroupBy(item => item.Type.GetRootType()).ToList())
            await LookUpAsync(group.Key, [.. group.Select(item => item.Instance)], cancellationToken).ConfigureAwait(false);
        instances.Clear();
        return pending.Count > 0;
    }

    private async Task LookUpAsync(IEntityType type, List<object> instances, CancellationToken cancellationToken)
    {
        var properties = InstanceKeyValues.Of(type).Properties;
        var keys = instances.ConvertAll(instance => InstanceKeyValues.Values(instance, properties));
        var existing = await EntityKeyQueries.Of(type).ExistingAsync(context, type, keys, cancellationToken).ConfigureAwait(false);
        var found = new HashSet<object?[]>(existing, new KeyValueComparer(properties));
        foreach (var (instance, key) in instances.Zip(keys))
        {
            DoubtfulInstances.Settle(instance, isSaved: found.Contains(key));
            if (!found.Contains(key))
                Add(instance);
            else if (ReferenceEquals(instance, Root))
                pending.Push(instance);
        }
    }

    private async Task ReadReplacedAsync(HashSet<string> assigned, CancellationToken cancellationToken)
    {
        replaced = [];
        var relations = EntityTypeLayout.Of(EntityTypeFinder.Of(context, Root)).Relations;
        foreach (var relation in relations.Where(relation => assigned.Contains(relation.Name)))
        {
            if (IsTracked)
                await LoadReplacedAsync(relation, cancellationToken).ConfigureAwait(false);
            else
                replaced[relation] = await ReplacedRelationContent
                    .ReadAsync(context, Root, relation, cancellationToken)
                    .ConfigureAwait(false);
        }
    }

    private async Task LoadReplacedAsync(INavigationBase relation, CancellationToken cancellationToken)
    {
        var (loaded, found) = await ReplacedRelationContent.LoadAsync(context, Root, relation, cancellationToken).ConfigureAwait(false);
        (read ??= []).AddRange(loaded);
        (strays ??= []).AddRange(found.Select(stray => ((INavigation)relation, stray)));
    }

    private bool HasUnknownOwned
        => IsUnknown
            && EntityTypeLayout.Of(EntityTypeFinder.Of(context, Root)).Owned
                .Any(member => OwnedMemberEntries.HasTable(member) || OwnedMemberEntries.HasHiddenKeys(member));

    private async Task ReadFormerAsync(CancellationToken cancellationToken)
    {
        var type = EntityTypeFinder.Of(context, Root);
        var key = InstanceKeyValues.Values(Root, InstanceKeyValues.Of(type).Properties);
        Former = EntityTypeLayout.Of(type).Owned.Any(OwnedMemberEntries.HasHiddenKeys)
            ? await DetachedRowReader.ReadAsync(context, type, key, cancellationToken).ConfigureAwait(false)
            : await EntityKeyQueries.Of(type).ReadAsync(context, type, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an existing root has no valid snapshot, so that its row and its links are unknown.</summary>
    private bool IsUnknown => !IsTracked && !IsNew(Root) && known is null;

    private async Task LookUpLinksAsync(CancellationToken cancellationToken)
    {
        foreach (var relation in EntityTypeLayout.Of(EntityTypeFinder.Of(context, Root)).Links)
        {
            var targets = MemberAccess.Elements(relation, Root).Where(target => !IsNew(target)).ToList();
            (links ??= [])[relation] = await ExistingLinkQueries
                .FindAsync(context, Root, relation, targets, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
