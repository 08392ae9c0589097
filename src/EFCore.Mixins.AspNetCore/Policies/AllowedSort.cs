using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Policies;

/// <summary>A sort key that requests may use.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Path">Its path in the model.</param>
/// <param name="Aggregates">The allowed aggregates of a to-many path.</param>
internal sealed record AllowedSort(string Name, MemberConditionPath Path, SortAggregates Aggregates)
{
    /// <summary>Whether an order by the path, or by the given aggregate of it, is allowed.</summary>
    public bool Allows(string? aggregate)
        => aggregate switch
        {
            null => Aggregates == SortAggregates.None,
            "count" => Aggregates.HasFlag(SortAggregates.Count),
            "min" => Aggregates.HasFlag(SortAggregates.Min),
            "max" => Aggregates.HasFlag(SortAggregates.Max),
            _ => false,
        };

    /// <summary>The keys as written in requests.</summary>
    public IEnumerable<string> Keys
        => Aggregates == SortAggregates.None
            ? [Name]
            : new[] { SortAggregates.Count, SortAggregates.Min, SortAggregates.Max }
                .Where(aggregate => Aggregates.HasFlag(aggregate))
                .Select(aggregate => $"{Name}__{aggregate.ToString().ToLowerInvariant()}");
}
