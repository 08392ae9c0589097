using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>The entries of owned members, which EF tracks separately from their owner.</summary>
internal static class OwnedMemberEntries
{
    public static IEnumerable<EntityEntry> Entries(EntityEntry owner)
        => EntityTypeLayout.Of(owner.Metadata).Owned is { Length: > 0 } members ? members.SelectMany(member => Entries(owner, member)) : [];

    /// <summary>The entries of owned members, including those that are no longer on the owner.</summary>
    public static IEnumerable<EntityEntry> Tracked(EntityEntry owner)
    {
        var members = EntityTypeLayout.Of(owner.Metadata).Owned.ToDictionary(member => member.TargetEntityType);
        if (members.Count == 0)
            return [];
        return QuietEntries.All(owner.Context)
            .Where(entry => members.TryGetValue(entry.Metadata, out var member)
                && Values(entry, member.ForeignKey.Properties).SequenceEqual(Values(owner, member.ForeignKey.PrincipalKey.Properties)));

        static IEnumerable<object?> Values(EntityEntry entry, IReadOnlyList<IProperty> properties)
            => properties.Select(property => entry.Property(property).CurrentValue);
    }

    public static void Add(EntityEntry owner)
    {
        foreach (var entry in Entries(owner))
        {
            NamedDefaultValues.Add(entry);
            Add(entry);
        }
    }

    /// <summary>Whether the member is stored in its owner's row.</summary>
    public static bool SharesRow(INavigation member)
        => !member.IsCollection && member.TargetEntityType.GetTableName() == member.DeclaringEntityType.GetTableName();

    /// <summary>Whether the member is one row in a separate table.</summary>
    public static bool HasTable(INavigation member)
        => !member.IsCollection && !SharesRow(member) && !member.TargetEntityType.IsMappedToJson();

    /// <summary>
    ///     Whether the member is a list of rows that only a context can identify, because a part of their key is a shadow property.
    /// </summary>
    public static bool HasHiddenKeys(INavigation member)
        => member.IsCollection
            && !member.TargetEntityType.IsMappedToJson()
            && InstanceKeyValues.Of(member.TargetEntityType).Properties
                .Any(property => property.IsShadowProperty() && !property.IsForeignKey());

    private static IEnumerable<EntityEntry> Entries(EntityEntry owner, INavigation member)
        => member.IsCollection
            ? MemberAccess.Elements(member, owner.Entity)
                .Select(element => owner.Collection(member).FindEntry(element))
                .OfType<EntityEntry>()
            : owner.Reference(member).TargetEntry is { } entry ? [entry] : [];
}
