using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Refreshing;

/// <summary>Finds the relations that a caller names.</summary>
internal static class NamedRelationFinder
{
    public static IReadOnlyList<INavigationBase> Find(IEntityType type, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [];
        var problems = new List<FillProblem>();
        var relations = names.Select(name => Find(type, name, problems)).OfType<INavigationBase>().ToList();
        return problems.Count == 0 ? relations : throw new FillException(type.ClrType, problems);
    }

    private static INavigationBase? Find(IEntityType type, string name, List<FillProblem> problems)
    {
        var members = EntityMemberTable.Of(type);
        if (members.Find(name) is [{ Relation: { } relation }])
            return relation;
        var known = members.Relations.Select(member => member.Name).ToList();
        problems.Add(new FillProblem(
            name,
            FillProblemKind.Unknown,
            $"it is not a relation. Relations: {string.Join(", ", known)}",
            MemberNames.Nearest(name, known)));
        return null;
    }
}
