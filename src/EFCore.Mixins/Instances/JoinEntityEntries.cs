using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Writes the rows of a many-to-many relation by key, without tracking the other side.</summary>
internal static class JoinEntityEntries
{
    /// <summary>The entry of the join row between an entry and an existing instance.</summary>
    public static EntityEntry Entry(DbContext context, EntityEntry source, ISkipNavigation relation, object target)
        => Entry(context, source, relation, ForeignKeyValues.KeyOf(target, relation.Inverse.ForeignKey));

    /// <summary>
    ///     The entry of the join row between an entry and the row with a key. This is the tracked entry if there is one, which EF also uses
    ///     if it tracks both ends, else a new one.
    /// </summary>
    public static EntityEntry Entry(DbContext context, EntityEntry source, ISkipNavigation relation, object?[] targetKey)
        => Tracked(context, source, relation, targetKey) ?? NewEntry(context, source, relation, targetKey);

    /// <summary>Whether the context tracks the join row of two instances, and has read or saved it.</summary>
    public static bool IsSaved(DbContext context, object source, ISkipNavigation relation, object target)
        => Tracked(context, QuietEntries.Of(context, source), relation, ForeignKeyValues.KeyOf(target, relation.Inverse.ForeignKey))
            is { State: EntityState.Unchanged };

    /// <summary>Stops tracking the join rows of a relation that were read or saved.</summary>
    public static IReadOnlyList<EntityEntry> LetGo(EntityEntry source, ISkipNavigation relation)
    {
        var foreignKey = relation.ForeignKey;
        var key = ForeignKeyValues.KeyOf(source.Entity, foreignKey);
        var links = QuietEntries.All(source.Context)
            .Where(link => link.Metadata == relation.JoinEntityType && link.State == EntityState.Unchanged)
            .Where(link => ForeignKeyValues.AreEqual(Values(link, foreignKey.Properties), key, foreignKey))
            .ToList();
        links.ForEach(link => link.State = EntityState.Detached);
        return links;
    }

    /// <summary>The values of some columns of a row.</summary>
    public static object?[] Values(EntityEntry link, IReadOnlyList<IProperty> columns)
        => [.. columns.Select(column => link.Property(column).CurrentValue)];

    private static EntityEntry? Tracked(DbContext context, EntityEntry source, ISkipNavigation relation, object?[] targetKey)
    {
        var key = InstanceKeyValues.Of(relation.JoinEntityType);
        if (!key.Properties.All(property => IsLink(relation, property)))
            return null;
        return ChangeTrackerAccess.Entry(context, key, [.. key.Properties.Select(Part)]);

        object? Part(IProperty property)
            => IndexOf(relation.ForeignKey, property) is >= 0 and var index
                ? source.Property(relation.ForeignKey.PrincipalKey.Properties[index]).CurrentValue
                : targetKey[IndexOf(relation.Inverse.ForeignKey, property)];
    }

    private static EntityEntry NewEntry(DbContext context, EntityEntry source, ISkipNavigation relation, object?[] targetKey)
    {
        var entry = Create(context, relation.JoinEntityType);
        for (var i = 0; i < relation.ForeignKey.Properties.Count; i++)
        {
            var key = source.Property(relation.ForeignKey.PrincipalKey.Properties[i]);
            var property = entry.Property(relation.ForeignKey.Properties[i]);
            property.CurrentValue = key.CurrentValue;
            property.IsTemporary = key.IsTemporary;
        }

        var toTarget = relation.Inverse.ForeignKey.Properties;
        for (var i = 0; i < toTarget.Count; i++)
            entry.Property(toTarget[i]).CurrentValue = targetKey[i];
        return entry;
    }

    /// <summary>The index of a column in a foreign key; negative if it is not a part of it.</summary>
    public static int IndexOf(IForeignKey foreignKey, IProperty property) => foreignKey.Properties.ToList().IndexOf(property);

    /// <summary>Whether a column of the join rows is in a foreign key of the relation.</summary>
    public static bool IsLink(ISkipNavigation relation, IProperty property)
        => relation.ForeignKey.Properties.Contains(property) || relation.Inverse.ForeignKey.Properties.Contains(property);

    private static EntityEntry Create(DbContext context, IEntityType type)
        => type.IsPropertyBag
            ? context.Set<Dictionary<string, object>>(type.Name).Entry([])
            // a class has instances
            : context.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
}
