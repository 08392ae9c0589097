using EFCore.Mixins.Filtering;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>Creates the tree of readable members.</summary>
internal sealed class ReadableBinder(IEntityType type, List<string> problems)
{
    private readonly List<ReadableMember> roots = [];

    /// <param name="reads">The paths of the policy. If it is empty, members of filters and sort keys are readable.</param>
    /// <param name="filters">The attributes that can be filtered by.</param>
    /// <param name="sorts">The allowed sort keys.</param>
    public IReadOnlyList<ReadableMember> Bind(
        IReadOnlyCollection<string> reads,
        IEnumerable<AllowedAttribute> filters,
        IEnumerable<AllowedSort> sorts)
    {
        foreach (var read in reads)
            Add(Path(read), read);
        if (reads.Count == 0)
        {
            foreach (var path in filters.Select(filter => filter.Path).Concat(sorts.Select(sort => sort.Path)))
            {
                if (path.Attribute.ValueType is not null && !path.Members.Any(member => member.IsToMany))
                    Add(path, path.AttributeText);
            }
        }

        return roots;
    }

    private MemberConditionPath? Path(string text)
    {
        var (path, problem) = new PathReader(type, new FilterLimits()).Read(text);
        if (path is { Operator: null })
            return path;
        problems.Add($"it shows '{text}', and {problem?.Reason ?? "that is no path of members"}. Correct the name.");
        return null;
    }

    private void Add(MemberConditionPath? path, string text)
    {
        if (path is null)
            return;
        if (path.Attribute.Relation is not null)
        {
            problems.Add($"'Read' takes attributes, and '{text}' is a relation. Name what is read of its rows: 'row => row.{text}.…'.");
            return;
        }

        var list = ReadableMember.Find(roots, path.Members[0]);
        foreach (var member in path.Members.Skip(1))
            list = list.Below(member);
    }
}
