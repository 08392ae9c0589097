using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Parts joined by AND or OR, or one part negated.</summary>
internal sealed class GroupFilter : Filter
{
    private GroupFilter(GroupKind kind, Filter[] parts, int depth, long size)
        : base(depth, size)
    {
        Kind = kind;
        Parts = parts;
    }

    public GroupKind Kind { get; }

    public IReadOnlyList<Filter> Parts { get; }

    /// <summary>The group of parts that the caller may keep: JSON among them outlives its document.</summary>
    public static GroupFilter Keep(GroupKind kind, IEnumerable<object?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Of(kind, parts.Select(JsonValues.Keep));
    }

    /// <summary>The group of the parts. Beyond <paramref name="most" /> parts or conditions no further one is read, and no limit allows the group.</summary>
    public static GroupFilter Of(GroupKind kind, IEnumerable<object?> parts, int most = Lists.Most)
    {
        var depth = 0;
        var size = 0L;
        var filters = new List<Filter>();
        foreach (var part in parts)
        {
            var filter = FilterReader.Read(part, most);
            depth = Math.Max(depth, filter.Depth);
            size += filter.Size;
            filters.Add(filter);
            if (filters.Count > most || size > most)
                return new GroupFilter(kind, [.. filters], depth + 1, TooLarge);
        }

        return new GroupFilter(kind, [.. filters], depth + 1, size);
    }
}
