using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Reads the paths of a selection against the model, and collects every problem.</summary>
internal sealed class MemberSelectionReader(IReadOnlyList<IEntityType> types)
{
    /// <summary>Texts can come from anybody: as many are kept as an application writes, not as a visitor sends.</summary>
    private const int MostPaths = 1000;

    private static readonly ModelCache<IEntityType, RecentlyUsedCache<(string Path, bool RelationsOnly), string[]>> KnownPaths = new(
        "EFCore.Mixins:SelectionPaths",
        static _ => new(MostPaths));

    private readonly List<SelectionProblem> problems = [];
    private readonly MemberSelection selection = new();
    private readonly RecentlyUsedCache<(string Path, bool RelationsOnly), string[]>? known = types is [var only] ? KnownPaths.Of(only) : null;

    /// <exception cref="SelectionException">Some names are no members.</exception>
    public MemberSelection Read(IEnumerable<string>? include, IEnumerable<string>? exclude, IEnumerable<string>? relations)
    {
        if (include is not null)
            selection.IncludeOnly();
        if (relations is not null)
            selection.Relate([]);
        Add(nameof(include), include, path => selection.Include(path));
        Add(nameof(exclude), exclude, path => selection.Exclude(path));
        Add("includeRelationships", relations, path => selection.Relate(path), relationsOnly: true);
        return problems.Count == 0 ? selection : throw new SelectionException(types[0].ClrType, problems);
    }

    private void Add(string argument, IEnumerable<string>? paths, Action<string[]> add, bool relationsOnly = false)
    {
        foreach (var path in paths ?? [])
        {
            if (known?.Find((path ?? "", relationsOnly)) is { } names)
                add(names);
            else if (TryResolve(path ?? "", relationsOnly, out names, out var reason, out var suggestions))
                add(Know(path ?? "", relationsOnly, names));
            else
                problems.Add(new SelectionProblem(argument, path ?? "", reason, suggestions));
        }
    }

    private string[] Know(string path, bool relationsOnly, string[] names)
    {
        known?.Keep((path, relationsOnly), names);
        return names;
    }

    private bool TryResolve(
        string path,
        bool relationsOnly,
        [NotNullWhen(true)] out string[]? names,
        [NotNullWhen(false)] out string? reason,
        out IReadOnlyList<string> suggestions)
    {
        var found = new List<string>();
        IReadOnlyList<SerializedTypeMembers> layouts = LayoutsOf(types);
        (names, reason, suggestions) = (null, null, []);
        for (var rest = path; ;)
        {
            var members = LongestMatch(layouts, rest, out var length);
            reason = Problem(layouts, rest, rest[..length], members, relationsOnly, ref suggestions);
            if (reason is not null)
                return false;
            found.Add(members[0].Name);
            if (length == rest.Length)
                break;
            layouts = LayoutsOf([.. members.Select(member => member.Target).OfType<ITypeBase>()]);
            rest = rest[(length + (rest[length] == '.' ? 1 : 3))..];
        }

        names = [.. found];
        return true;
    }

    private static string? Problem(
        IReadOnlyList<SerializedTypeMembers> layouts,
        string rest,
        string name,
        List<SerializedMember> members,
        bool relationsOnly,
        ref IReadOnlyList<string> suggestions)
    {
        var type = layouts[0].Type.ShortName();
        if (members.Count == 0)
        {
            var step = rest[..StepEnd(rest)];
            suggestions = MemberNames.Nearest(step, layouts.SelectMany(layout => layout.All).Select(member => member.Name).Distinct());
            return step.Length == 0 ? "a name is missing" : $"'{type}' has no member '{MemberNames.Shorten(step)}'";
        }

        return members.DistinctBy(member => member.Name).Skip(1).Any()
            ? $"'{name}' can mean {string.Join(" or ", members.Select(member => $"'{member.Name}'").Distinct())} of '{type}'; write one of them exactly"
            : members[0].Target is null && name.Length < rest.Length ? $"'{name}' of '{type}' has no members of its own"
            : relationsOnly && members[0].Relation is null ? $"'{name}' is no relation of '{type}'"
            : null;
    }

    /// <summary>The members that the longest possible beginning of <paramref name="rest" /> names.</summary>
    private static List<SerializedMember> LongestMatch(IReadOnlyList<SerializedTypeMembers> layouts, string rest, out int length)
    {
        for (length = rest.Length; length > 0; length = LastStep(rest, length))
        {
            var name = rest[..length];
            if (layouts.SelectMany(layout => layout.Find(name)).ToList() is { Count: > 0 } members)
                return members;
        }

        return [];
    }

    private static int LastStep(string rest, int length)
    {
        while (--length > 0 && !IsStep(rest, length))
        {
        }

        return length;
    }

    private static bool IsStep(string rest, int at) => rest[at] == '.' || string.CompareOrdinal(rest, at, "___", 0, 3) == 0;

    private static int StepEnd(string rest)
    {
        var end = 0;
        while (end < rest.Length && !IsStep(rest, end))
            end++;
        return end;
    }

    /// <summary>A relation can hold instances of any subclass.</summary>
    private static List<SerializedTypeMembers> LayoutsOf(IReadOnlyList<ITypeBase> types)
        => [.. types
            .SelectMany(type => type is IEntityType entity ? entity.GetDerivedTypesInclusive() : (IEnumerable<ITypeBase>)[type])
            .Distinct()
            .Select(SerializedTypeMembers.Of)];
}
