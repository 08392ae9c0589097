using EFCore.Mixins.Filtering;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>A path as text, resolved longest name first: <c>posts.comments</c>, <c>posts___comments</c>.</summary>
internal sealed class PathLoadTarget(string text) : LoadTarget
{
    private const string Separator = "___";
    private const int LongestName = 256;

    public override string Text => text;

    public override IReadOnlyList<RelationPath> Resolve(IEntityType type, LoadProblemCollector problems)
    {
        var most = problems.Settings.Limits.MaxKeyLength;
        if (text.Length > most)
            problems.Fail(
                FilterProblemKind.Limit,
                text,
                $"the path has more than {most} characters ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxKeyLength)})");
        else if (string.IsNullOrWhiteSpace(text))
            problems.Fail(FilterProblemKind.MissingAttribute, "", "a path is empty");
        else
            return [.. Follow(type, text, RelationPath.Empty, problems)];
        return [];
    }

    private static IEnumerable<RelationPath> Follow(IEntityType type, string rest, RelationPath path, LoadProblemCollector problems)
    {
        if (!problems.CanFollow(path))
            return [];
        if (rest.Length == 0)
            return Fail(problems, FilterProblemKind.MissingAttribute, "", $"no relation of '{type.ShortName()}' follows the last separator");
        var found = LongestMatch(type, rest, out var length);
        var name = rest[..length];
        return found switch
        {
            { IsAmbiguous: true } => Fail(
                problems,
                FilterProblemKind.AmbiguousMember,
                name,
                $"'{MemberNames.Shorten(name)}' can mean {found.Names} of '{type.ShortName()}'; write one of them exactly"),
            { Relations: [] } => Unknown(type, found, name, problems),
            _ when length == rest.Length => found.Relations.Select(path.To),
            _ => found.Relations.SelectMany(relation => Follow(
                relation.TargetEntityType,
                rest[(length + SeparatorOf(rest.AsSpan(length)))..],
                path.To(relation),
                problems)),
        };
    }

    /// <summary>What the longest possible beginning of <paramref name="rest" /> names; else its first part, which names nothing.</summary>
    private static RelationNameMatch LongestMatch(IEntityType type, string rest, out int length)
    {
        for (length = rest.Length; length > 0; length--)
        {
            if (length <= LongestName && IsEnd(rest, length) && RelationNameMatch.Find(type, rest[..length]) is { } found)
                return found;
        }

        length = Enumerable.Range(0, rest.Length).FirstOrDefault(i => SeparatorOf(rest.AsSpan(i)) > 0, rest.Length);
        return RelationNameMatch.None;
    }

    private static bool IsEnd(string rest, int length)
        => length == rest.Length || SeparatorOf(rest.AsSpan(length)) > 0;

    private static int SeparatorOf(ReadOnlySpan<char> rest)
        => rest.StartsWith(".") ? 1 : rest.StartsWith(Separator) ? Separator.Length : 0;

    private static IEnumerable<RelationPath> Unknown(IEntityType type, RelationNameMatch found, string name, LoadProblemCollector problems)
        => found.Names.Length > 0
            ? Fail(
                problems,
                FilterProblemKind.UnknownRelation,
                name,
                $"'{MemberNames.Shorten(name)}' is no relation of '{type.ShortName()}', but comes with every row",
                RelationNameMatch.NamesOf(type))
            : Fail(
                problems,
                FilterProblemKind.UnknownRelation,
                name,
                $"'{type.ShortName()}' has no relation '{MemberNames.Shorten(name)}'",
                RelationNameMatch.NamesOf(type));

    private static IEnumerable<RelationPath> Fail(
        LoadProblemCollector problems,
        FilterProblemKind kind,
        string part,
        string reason,
        IEnumerable<string>? valid = null)
    {
        problems.Fail(kind, part, reason, valid);
        return [];
    }
}
