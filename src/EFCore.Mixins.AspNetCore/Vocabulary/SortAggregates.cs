namespace EFCore.Mixins;

/// <summary>The aggregates of related rows that can be sorted by.</summary>
[Flags]
public enum SortAggregates
{
    /// <summary>None, for a path to one row.</summary>
    None = 0,

    /// <summary>Their number: <c>comments__count</c>.</summary>
    Count = 1,

    /// <summary>The smallest value of a column: <c>comments___score__min</c>.</summary>
    Min = 2,

    /// <summary>The largest value of a column: <c>comments___score__max</c>.</summary>
    Max = 4,
}
