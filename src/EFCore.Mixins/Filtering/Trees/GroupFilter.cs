namespace EFCore.Mixins.Filtering.Trees;

/// <summary>Parts joined by AND or OR, or one part negated.</summary>
internal sealed class GroupFilter : Filter
{
    private GroupFilter(GroupKind kind, Filter[] parts, int depth, int size)
        : base(depth, size)
    {
        Kind = kind;
        Parts = parts;
    }

    public GroupKind Kind { get; }

    public IReadOnlyList<Filter> Parts { get; }

    public static GroupFilter Of(GroupKind kind, IEnumerable<object?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var depth = 0;
        var size = 0;
        var filters = new List<Filter>();
        foreach (var part in parts)
        {
            var filter = FilterReader.Read(part);
            depth = Math.Max(depth, filter.Depth);
            size = (int)Math.Min(int.MaxValue, (long)size + filter.Size);
            filters.Add(filter);
        }

        return new GroupFilter(kind, [.. filters], depth + 1, size);
    }
}
