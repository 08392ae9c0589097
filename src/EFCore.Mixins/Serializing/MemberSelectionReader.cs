using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Reads the paths of a selection against the model, and collects every problem.</summary>
internal sealed class MemberSelectionReader(IReadOnlyList<IEntityType> types)
{
    /// <summary>The maximum number of cached paths, enough for an application but limited for untrusted texts.</summary>
    private const int MostPaths = 1000;

    private static readonly ModelCache<IEntityType, RecentlyUsedCache<(string Path, bool RelationsOnly), string[]>> KnownPaths = new(
        "EFCore.Mixins:SelectionPaths",
        static _ => new(MostPaths));

    private readonly List<SelectionProblem> problems = [];
    private readonly MemberSelection selection = new();
    private readonly RecentlyUsedCache<(string Path, bool RelationsOnly), string[]>? known
        = types is [var only] ? KnownPaths.Of(only) : null;

    /// <exception cref="SelectionException">Some names are not members.</exception>
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
        string text,
        bool relationsOnly,
        [NotNullWhen(true)] out string[]? names,
        [NotNullWhen(false)] out string? reason,
        out IReadOnlyList<string> suggestions)
    {
        var found = new List<string>();
        var layouts = LayoutsOf(types);
        (names, reason, suggestions) = (null, null, []);
        var path = new PathNameReader(text);
        do
        {
            var step = path.Step.ToString();
            if (path.Read(name => Find(layouts, name), out var name) is not { } members)
            {
                reason = Unknown(layouts, step, out suggestions);
                return false;
            }

            if (Problem(layouts[0].Type, name.ToString(), members, path.Rest.IsEmpty, relationsOnly) is { } problem)
            {
                reason = problem;
                return false;
            }

            found.Add(members[0].Name);
            layouts = LayoutsOf([.. members.Select(member => member.Target).OfType<ITypeBase>()]);
        }
        while (path.ReadSeparator());

        names = [.. found];
        return true;
    }

    private static string Unknown(List<SerializedTypeMembers> layouts, string step, out IReadOnlyList<string> suggestions)
    {
        suggestions = MemberNames.Nearest(step, layouts.SelectMany(layout => layout.All).Select(member => member.Name).Distinct());
        return step.Length == 0 ? "a name is missing" : $"'{layouts[0].Type.ShortName()}' has no member '{MemberNames.Shorten(step)}'";
    }

    private static string? Problem(ITypeBase type, string name, List<SerializedMember> members, bool isLast, bool relationsOnly)
        => members.DistinctBy(member => member.Name).Skip(1).Any()
                ? $"'{name}' can mean {string.Join(" or ", members.Select(member => $"'{member.Name}'").Distinct())} " +
                    $"of '{type.ShortName()}'; write one of them exactly"
            : members[0].Target is null && !isLast ? $"'{name}' of '{type.ShortName()}' has no members of its own"
            : relationsOnly && members[0].Relation is null ? $"'{name}' is no relation of '{type.ShortName()}'"
            : null;

    private static List<SerializedMember>? Find(List<SerializedTypeMembers> layouts, ReadOnlySpan<char> name)
    {
        var found = new List<SerializedMember>();
        foreach (var layout in layouts)
            found.AddRange(layout.Find(name));
        return found.Count > 0 ? found : null;
    }

    /// <summary>A relation can contain instances of any subclass.</summary>
    private static List<SerializedTypeMembers> LayoutsOf(IReadOnlyList<ITypeBase> types)
        => [.. types
            .SelectMany(type => type is IEntityType entity ? entity.GetDerivedTypesInclusive() : (IEnumerable<ITypeBase>)[type])
            .Distinct()
            .Select(SerializedTypeMembers.Of)];
}
