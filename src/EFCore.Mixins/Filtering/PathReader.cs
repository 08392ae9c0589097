using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Resolves a key against the model, longest name first, so that members with underscores need no escape.</summary>
/// <param name="root">The type that names start from.</param>
/// <param name="limits">The limits.</param>
/// <param name="describes">Whether a name that leads nowhere is described; otherwise all such names cost alike.</param>
internal sealed class PathReader(ITypeBase root, FilterLimits limits, bool describes = true)
{
    private const string PathSeparator = "___";
    private const string OperatorSeparator = "__";
    private const int LongestName = 256;

    /// <summary>Texts can come from anybody: as many are kept as an application writes, not as a visitor sends.</summary>
    private const int MostTexts = 1024;

    /// <summary>Keys that were read before, by their text.</summary>
    private static readonly ModelCache<ITypeBase, RecentlyUsedCache<string, MemberConditionPath>> KnownPaths
        = new("EFCore.Mixins:KeyPaths", static _ => new(MostTexts));

    /// <summary>The path that <paramref name="text" /> names, or its first problem.</summary>
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
        var rest = text.AsSpan();
        while (true)
        {
            var members = LongestMatch(EntityMemberTable.Of(type), rest, out var length);
            var name = rest[..length];
            if (members is not [var member])
                return members.IsEmpty ? Unknown(type, rest) : Ambiguous(type, name.ToString(), members);
            rest = rest[length..];
            var separator = SeparatorOf(rest);
            if (separator == 0)
                return PathEnd(rest) is var end && end < rest.Length
                    ? NoRelation($"{name}{rest[..end]}", type)
                    : (new MemberConditionPath(relations, member, rest.IsEmpty ? null : rest[OperatorSeparator.Length..].ToString(), name.ToString()), null);
            if (member.Target is not { } target)
                return NoRelation(name.ToString(), type);
            if (relations.Count == limits.MaxPathLength)
                return Fail(
                    FilterProblemKind.Limit,
                    name.ToString(),
                    $"the path goes through more than {limits.MaxPathLength} relations ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxPathLength)})");
            relations.Add(member);
            type = target;
            rest = rest[separator..];
            if (rest.IsEmpty)
                return Fail(FilterProblemKind.MissingAttribute, "", $"no attribute of '{type.ShortName()}' follows the last separator");
        }
    }

    /// <summary>The members that the longest possible beginning of <paramref name="rest" /> names.</summary>
    private static ReadOnlySpan<EntityMember> LongestMatch(EntityMemberTable members, ReadOnlySpan<char> rest, out int length)
    {
        for (length = rest.Length; length > 0; length--)
        {
            if (length <= LongestName && IsEnd(rest, length) && members.FindWithDerived(rest[..length]) is { IsEmpty: false } found)
                return found;
        }

        return [];
    }

    private static bool IsEnd(ReadOnlySpan<char> rest, int length)
        => length == rest.Length || rest[length] == '.' || rest[length..].StartsWith(OperatorSeparator);

    /// <summary>How many characters lead from a relation to what follows; 0 where an operator or nothing follows.</summary>
    private static int SeparatorOf(ReadOnlySpan<char> rest)
        => rest.StartsWith(".") ? 1 : rest.StartsWith(PathSeparator) ? PathSeparator.Length : 0;

    private (MemberConditionPath?, FilterProblem?) Unknown(ITypeBase type, ReadOnlySpan<char> rest)
    {
        if (!describes)
            return (null, null);
        var step = PathEnd(rest);
        var isRelation = step < rest.Length;
        var name = rest[..(isRelation ? step : OperatorStart(rest))].ToString();
        var members = EntityMemberTable.Of(type).All.Where(member => (!isRelation || member.Target is not null) && !InMemoryObjectModel.IsAdded(member));
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
        => Fail(FilterProblemKind.UnknownRelation, name, $"'{MemberNames.Shorten(name)}' is no relation of '{type.ShortName()}' that a path can follow");

    private static (MemberConditionPath?, FilterProblem?) Ambiguous(ITypeBase type, string name, ReadOnlySpan<EntityMember> members)
        => Fail(
            FilterProblemKind.AmbiguousMember,
            name,
            $"'{MemberNames.Shorten(name)}' can mean {string.Join(" or ", members.ToArray().Select(Quote))}"
            + (members[0].IsDerived
                ? $", which derive from '{type.ShortName()}'; start from the class that is meant"
                : $" of '{type.ShortName()}'; write one of them exactly"));

    private static string Quote(EntityMember member)
        => member.IsDerived ? $"'{member.Name}' of '{member.Metadata.DeclaringType.ShortName()}'" : $"'{member.Name}'";

    private static int PathEnd(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (SeparatorOf(rest[i..]) > 0)
                return i;
        }

        return rest.Length;
    }

    private static int OperatorStart(ReadOnlySpan<char> rest)
        => rest.IndexOf(OperatorSeparator) is > 0 and var start ? start : rest.Length;

    private static (MemberConditionPath?, FilterProblem?) Fail(FilterProblemKind kind, string part, string reason)
        => (null, new FilterProblem { Kind = kind, Part = part, Reason = reason });
}
