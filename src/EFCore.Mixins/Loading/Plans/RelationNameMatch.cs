using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>The relations of an entity type that a name refers to.</summary>
/// <param name="Relations">The relations. There are several if several derived classes have one of that name.</param>
/// <param name="Names">The members of that name, for messages.</param>
/// <param name="IsAmbiguous">Whether several members of one class match equally.</param>
internal sealed record RelationNameMatch(IReadOnlyList<INavigationBase> Relations, string Names, bool IsAmbiguous = false)
{
    public static RelationNameMatch None { get; } = new([], "");

    /// <summary>The members of the type, otherwise those of its derived types; null if none has the name.</summary>
    public static RelationNameMatch? Find(IEntityType type, ReadOnlySpan<char> name)
        => Of([EntityMemberTable.Of(type).Find(name)]) ?? Of(FindOnDerived(type, name));

    /// <summary>The relations of the type and of its derived types, written as in keys.</summary>
    public static IEnumerable<string> NamesOf(IEntityType type)
        => type.GetDerivedTypesInclusive().SelectMany(each => EntityMemberTable.Of(each).Relations).Select(member => member.Key).Distinct();

    private static List<EntityMember[]> FindOnDerived(IEntityType type, ReadOnlySpan<char> name)
    {
        var found = new List<EntityMember[]>();
        foreach (var derived in type.GetDerivedTypes())
            found.Add(EntityMemberTable.Of(derived).Find(name));
        return found;
    }

    private static RelationNameMatch? Of(List<EntityMember[]> membersOfTypes)
    {
        var found = membersOfTypes.FindAll(members => members.Length > 0);
        if (found.Count == 0)
            return null;
        return found.Find(members => members.Length > 1) is { } equal
            ? new([], string.Join(" or ", equal.Select(member => $"'{member.Name}'")), IsAmbiguous: true)
            : new([.. found.Select(members => members[0].Relation).OfType<INavigationBase>().Distinct()], $"'{found[0][0].Name}'");
    }
}
