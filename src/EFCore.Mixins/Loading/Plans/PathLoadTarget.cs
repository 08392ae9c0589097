using EFCore.Mixins.Filtering;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>A path as text, such as <c>posts.comments</c> or <c>posts___comments</c>. The longest matching name is used.</summary>
internal sealed class PathLoadTarget(string text) : LoadTarget
{
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
            return Follow(type, new PathNameReader(text), RelationPath.Empty, problems);
        return [];
    }

    private static IReadOnlyList<RelationPath> Follow(
        IEntityType type,
        PathNameReader names,
        RelationPath path,
        LoadProblemCollector problems)
    {
        if (!problems.CanFollow(path))
            return [];
        if (names.Rest.IsEmpty)
            return Fail(
                problems,
                FilterProblemKind.MissingAttribute,
                "",
                $"no relation of '{type.ShortName()}' follows the last separator");
        var step = names.Step;
        if (names.Read(name => RelationNameMatch.Find(type, name), out var name) is not { } found)
            return Unknown(type, RelationNameMatch.None, step.ToString(), problems);
        if (found.IsAmbiguous)
            return Fail(
                problems,
                FilterProblemKind.AmbiguousMember,
                name.ToString(),
                $"'{MemberNames.Shorten(name.ToString())}' can mean {found.Names} of '{type.ShortName()}'; write one of them exactly");
        if (found.Relations.Count == 0)
            return Unknown(type, found, name.ToString(), problems);
        if (!names.ReadSeparator())
            return [.. found.Relations.Select(path.To)];
        var paths = new List<RelationPath>();
        foreach (var relation in found.Relations)
            paths.AddRange(Follow(relation.TargetEntityType, names, path.To(relation), problems));
        return paths;
    }

    private static IReadOnlyList<RelationPath> Unknown(
        IEntityType type,
        RelationNameMatch found,
        string name,
        LoadProblemCollector problems)
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

    private static IReadOnlyList<RelationPath> Fail(
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
