using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Saving.Graphs;

/// <summary>Asks the database which links of a many-to-many relation have a row.</summary>
internal static class ExistingLinks
{
    /// <summary>Which targets of a relation have a row already.</summary>
    public static async Task<IReadOnlyList<object>> FindAsync(
        DbContext context,
        object source,
        ISkipNavigation relation,
        IReadOnlyList<object> targets,
        CancellationToken cancellationToken)
    {
        var key = EntityKeys.Of(relation.JoinEntityType);
        if (targets.Count == 0 || !key.Properties.All(property => JoinRows.IsLink(relation, property)))
            return [];
        var keys = targets.Select(target => Key(key, source, relation, target)).ToList();
        var existing = await RowQueries.Of(relation.JoinEntityType)
            .ExistingAsync(context, relation.JoinEntityType, keys, cancellationToken)
            .ConfigureAwait(false);
        return [.. targets.Where((_, i) => existing.Exists(row => KeyValueComparer.AreEqual(row, keys[i], key.Properties)))];
    }

    private static object?[] Key(IKey key, object source, ISkipNavigation relation, object target)
        => [.. key.Properties.Select(property => Value(relation.ForeignKey, property, source) ?? Value(relation.Inverse.ForeignKey, property, target))];

    private static object? Value(IForeignKey foreignKey, IProperty property, object principal)
    {
        var index = JoinRows.IndexOf(foreignKey, property);
        return index < 0 ? null : EntityKeys.Value(principal, foreignKey.PrincipalKey.Properties[index]);
    }
}
