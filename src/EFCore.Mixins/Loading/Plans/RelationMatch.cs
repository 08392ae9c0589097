using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>What a name means as a relation of an entity type.</summary>
/// <param name="Relations">The relations: one, or those that several derived classes have under that name.</param>
/// <param name="Names">The members of that name, for messages.</param>
/// <param name="IsAmbiguous">Whether several members of one class match equally.</param>
internal sealed record RelationMatch(IReadOnlyList<INavigationBase> Relations, string Names, bool IsAmbiguous = false)
{
    public static RelationMatch None { get; } = new([], "");

    /// <summary>The members of the type, else those of its derived types; null where none has the name.</summary>
    public static RelationMatch? Find(IEntityType type, string name)
        => FindOn([type], name) ?? FindOn(type.GetDerivedTypes(), name);

    /// <summary>The relations of the type and of its derived types, as keys write them.</summary>
    public static IEnumerable<string> NamesOf(IEntityType type)
        => type.GetDerivedTypesInclusive().SelectMany(each => EntityMembers.Of(each).Relations).Select(member => member.Key).Distinct();

    private static RelationMatch? FindOn(IEnumerable<IEntityType> types, string name)
    {
        List<Member[]> found = [.. types.Select(type => EntityMembers.Of(type).Find(name).ToArray()).Where(members => members.Length > 0)];
        if (found.Count == 0)
            return null;
        return found.Find(members => members.Length > 1) is { } equal
            ? new([], string.Join(" or ", equal.Select(member => $"'{member.Name}'")), IsAmbiguous: true)
            : new([.. found.Select(members => members[0].Relation).OfType<INavigationBase>().Distinct()], $"'{found[0][0].Name}'");
    }
}
