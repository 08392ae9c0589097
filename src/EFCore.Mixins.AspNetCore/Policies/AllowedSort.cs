using EFCore.Mixins.Filtering;

namespace EFCore.Mixins.Policies;

/// <summary>What requests may sort by.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Path">What it is in the model.</param>
/// <param name="Aggregates">What of many rows.</param>
internal sealed record AllowedSort(string Name, MemberConditionPath Path, SortAggregates Aggregates)
{
    /// <summary>Whether the order by the path, or by that aggregate of it, is allowed.</summary>
    public bool Allows(string? aggregate)
        => aggregate switch
        {
            null => Aggregates == SortAggregates.None,
            "count" => Aggregates.HasFlag(SortAggregates.Count),
            "min" => Aggregates.HasFlag(SortAggregates.Min),
            "max" => Aggregates.HasFlag(SortAggregates.Max),
            _ => false,
        };

    /// <summary>The keys as requests write them.</summary>
    public IEnumerable<string> Keys
        => Aggregates == SortAggregates.None
            ? [Name]
            : new[] { SortAggregates.Count, SortAggregates.Min, SortAggregates.Max }
                .Where(aggregate => Aggregates.HasFlag(aggregate))
                .Select(aggregate => $"{Name}__{aggregate.ToString().ToLowerInvariant()}");
}
