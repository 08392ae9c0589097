using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>The entries of owned members, which EF tracks beside their owner.</summary>
internal static class OwnedMembers
{
    public static IEnumerable<EntityEntry> Entries(EntityEntry owner)
        => EntityShape.Of(owner.Metadata).Owned is { Length: > 0 } members ? members.SelectMany(member => Entries(owner, member)) : [];

    public static void Add(EntityEntry owner)
    {
        foreach (var entry in Entries(owner))
        {
            entry.State = EntityState.Added;
            Add(entry);
        }
    }

    /// <summary>Whether the member lives in the columns of its owner's row.</summary>
    public static bool SharesRow(INavigation member)
        => !member.IsCollection && member.TargetEntityType.GetTableName() == member.DeclaringEntityType.GetTableName();

    private static IEnumerable<EntityEntry> Entries(EntityEntry owner, INavigation member)
        => member.IsCollection
            ? MemberValues.Elements(member, owner.Entity).Select(element => owner.Collection(member).FindEntry(element)).OfType<EntityEntry>()
            : owner.Reference(member).TargetEntry is { } entry ? [entry] : [];
}
