using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Finds the existing join rows of a many-to-many relation.</summary>
internal static class ExistingLinkQueries
{
    /// <summary>The targets whose join row exists.</summary>
    public static async Task<IReadOnlyList<object>> FindAsync(
        DbContext context,
        object source,
        ISkipNavigation relation,
        IReadOnlyList<object> targets,
        CancellationToken cancellationToken)
    {
        var key = InstanceKeyValues.Of(relation.JoinEntityType);
        if (targets.Count == 0 || !key.Properties.All(property => JoinEntityEntries.IsLink(relation, property)))
            return [];
        var keys = targets.Select(target => Key(key, source, relation, target)).ToList();
        var existing = await EntityKeyQueries.Of(relation.JoinEntityType)
            .ExistingAsync(context, relation.JoinEntityType, keys, cancellationToken)
            .ConfigureAwait(false);
        return [.. targets.Where((_, i) => existing.Exists(row => KeyValueComparer.AreEqual(row, keys[i], key.Properties)))];
    }

    private static object?[] Key(IKey key, object source, ISkipNavigation relation, object target)
        => [.. key.Properties.Select(property
            => Value(relation.ForeignKey, property, source) ?? Value(relation.Inverse.ForeignKey, property, target))];

    private static object? Value(IForeignKey foreignKey, IProperty property, object principal)
    {
        var index = JoinEntityEntries.IndexOf(foreignKey, property);
        return index < 0 ? null : InstanceKeyValues.Value(principal, foreignKey.PrincipalKey.Properties[index]);
    }
}
