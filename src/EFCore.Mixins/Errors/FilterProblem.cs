namespace EFCore.Mixins;

/// <summary>One problem of a filter, an order or a load plan.</summary>
public sealed record FilterProblem
{
    /// <summary>The kind of problem, for programs.</summary>
    public required FilterProblemKind Kind { get; init; }

    /// <summary>The whole given key or load path; null if the tree itself is the problem.</summary>
    public string? Key { get; init; }

    /// <summary>The part of the key that failed: a member, an operator; empty if it is the whole key.</summary>
    public string Part { get; init; } = "";

    /// <summary>A description for people: <c>'Post' has no member 'usr'</c>. It never contains a value.</summary>
    public required string Reason { get; init; }

    /// <summary>The names most similar to the failed part, most similar first.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The names that would be valid instead of the failed part.</summary>
    public IReadOnlyList<string> ValidNames { get; init; } = [];

    /// <summary>The input that contains the key.</summary>
    public FilterInput Input { get; init; }

    /// <summary>The load path whose rows the filter or the sort key is for; null for those of the statement.</summary>
    public string? LoadPath { get; init; }
}
