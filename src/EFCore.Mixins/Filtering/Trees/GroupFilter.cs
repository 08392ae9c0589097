using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Parts joined by AND or OR, or one part negated.</summary>
internal sealed class GroupFilter : Filter
{
    private GroupFilter(FilterGroupKind kind, Filter[] parts, int depth, long size)
        : base(depth, size)
    {
        Kind = kind;
        Parts = parts;
    }

    public FilterGroupKind Kind { get; }

    public IReadOnlyList<Filter> Parts { get; }

    /// <summary>The group of parts that the caller may keep: JSON parts outlive their document.</summary>
    public static GroupFilter Keep(FilterGroupKind kind, IEnumerable<object?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Of(kind, parts.Select(JsonValueReader.Keep));
    }

    /// <summary>
    ///     The group of the parts. Beyond <paramref name="most" /> parts or conditions nothing more is read, and every limit rejects the
    ///     group.
    /// </summary>
    public static GroupFilter Of(FilterGroupKind kind, IEnumerable<object?> parts, int most = ListValueReader.Most)
    {
        var depth = 0;
        var size = 0L;
        var filters = new List<Filter>();
        foreach (var part in parts)
        {
            var filter = FilterTreeReader.Read(part, most);
            depth = Math.Max(depth, filter.Depth);
            size += filter.Size;
            filters.Add(filter);
            if (filters.Count > most || size > most)
                return new GroupFilter(kind, [.. filters], depth + 1, TooLarge);
        }

        return new GroupFilter(kind, [.. filters], depth + 1, size);
    }
}
