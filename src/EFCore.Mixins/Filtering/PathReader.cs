using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Resolves a key against the model. The longest name is tried first, so that members with underscores need no escape.</summary>
/// <param name="root">The type that names start from.</param>
/// <param name="limits">The limits.</param>
/// <param name="describes">Whether an unknown name is described; otherwise all such names cost the same.</param>
internal sealed class PathReader(ITypeBase root, FilterLimits limits, bool describes = true)
{
    /// <summary>
    ///     Keys can come from any client. The cache is large enough for the keys of an application, and bounded for those of its clients.
    /// </summary>
    private const int MostTexts = 1024;

    /// <summary>Paths that were read before, by their key.</summary>
    private static readonly ModelCache<ITypeBase, RecentlyUsedCache<string, MemberConditionPath>> KnownPaths
        = new("EFCore.Mixins:KeyPaths", static _ => new(MostTexts));

    /// <summary>The path of <paramref name="text" />, or its first problem.</summary>
    /// <param name="text">The key, without the sign of a sort key.</param>
    public (MemberConditionPath? Path, FilterProblem? Problem) Read(string text)
    {
        if (text.Length > limits.MaxKeyLength)
            return Fail(
                FilterProblemKind.Limit,
                text,
                $"the key has more than {limits.MaxKeyLength} characters ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxKeyLength)})");
        if (string.IsNullOrWhiteSpace(text))
            return Fail(FilterProblemKind.MissingAttribute, "", "the key is empty");
        var paths = KnownPaths.Of(root);
        if (paths.Find(text) is { } known && known.Relations.Count <= limits.MaxPathLength)
            return (known, null);
        var read = Follow(text);
        return read.Path is { } path ? (paths.Keep(text, path), null) : read;
    }

    private (MemberConditionPath? Path, FilterProblem? Problem) Follow(string text)
    {
        var relations = new List<EntityMember>();
        var type = root;
        var names = new PathNameReader(text, hasOperator: true);
        while (true)
        {
            var table = EntityMemberTable.Of(type);
            var members = names.Read(name => table.FindWithDerived(name) is { Length: > 0 } found ? found : null, out var name);
            if (members is not [var member])
                return members is null ? Unknown(type, names) : Ambiguous(type, name.ToString(), members);
            if (!names.ReadSeparator())
                return names.Step is var step && step.Length < names.Rest.Length
                    ? NoRelation($"{name}{step}", type)
                    : (new MemberConditionPath(relations, member, names.Operator, name.ToString()), null);
            if (member.Target is not { } target)
                return NoRelation(name.ToString(), type);
            if (relations.Count == limits.MaxPathLength)
                return Fail(
                    FilterProblemKind.Limit,
                    name.ToString(),
                    $"the path goes through more than {limits.MaxPathLength} relations "
                    + $"({nameof(FilterLimits)}.{nameof(FilterLimits.MaxPathLength)})");
            relations.Add(member);
            type = target;
            if (names.Rest.IsEmpty)
                return Fail(FilterProblemKind.MissingAttribute, "", $"no attribute of '{type.ShortName()}' follows the last separator");
        }
    }

    private (MemberConditionPath?, FilterProblem?) Unknown(ITypeBase type, PathNameReader path)
    {
        if (!describes)
            return (null, null);
        var isRelation = path.Step.Length < path.Rest.Length;
        var name = path.StepWithoutOperator.ToString();
        var members = EntityMemberTable.Of(type).All
            .Where(member => (!isRelation || member.Target is not null) && !InMemoryObjectModel.IsAdded(member));
        var names = members.Select(member => member.Key).ToList();
        return (null, new FilterProblem
        {
            Kind = isRelation ? FilterProblemKind.UnknownRelation : FilterProblemKind.UnknownMember,
            Part = name,
            Reason = $"'{type.ShortName()}' has no {(isRelation ? "relation" : "member")} '{MemberNames.Shorten(name)}'",
            Suggestions = MemberNames.Nearest(name, names),
            ValidNames = names,
        });
    }

    private static (MemberConditionPath?, FilterProblem?) NoRelation(string name, ITypeBase type)
        => Fail(
            FilterProblemKind.UnknownRelation,
            name,
            $"'{MemberNames.Shorten(name)}' is no relation of '{type.ShortName()}' that a path can follow");

    private static (MemberConditionPath?, FilterProblem?) Ambiguous(ITypeBase type, string name, EntityMember[] members)
        => Fail(
            FilterProblemKind.AmbiguousMember,
            name,
            $"'{MemberNames.Shorten(name)}' can mean {string.Join(" or ", members.Select(Quote))}"
            + (members[0].IsDerived
                ? $", which derive from '{type.ShortName()}'; start from the class that is meant"
                : $" of '{type.ShortName()}'; write one of them exactly"));

    private static string Quote(EntityMember member)
        => member.IsDerived ? $"'{member.Name}' of '{member.Metadata.DeclaringType.ShortName()}'" : $"'{member.Name}'";

    private static (MemberConditionPath?, FilterProblem?) Fail(FilterProblemKind kind, string part, string reason)
        => (null, new FilterProblem { Kind = kind, Part = part, Reason = reason });
}
