namespace EFCore.Mixins;

/// <summary>One thing that is wrong with a filter, an order or a load plan.</summary>
public sealed record FilterProblem
{
    /// <summary>What is wrong, for programs.</summary>
    public required FilterProblemKind Kind { get; init; }

    /// <summary>The whole key or load path as it was given; null when the tree itself is the problem.</summary>
    public string? Key { get; init; }

    /// <summary>The part of the key that failed: a member, an operator; empty when it is the whole key.</summary>
    public string Part { get; init; } = "";

    /// <summary>What is wrong, for people: <c>'Post' has no member 'usr'</c>. Never holds a value.</summary>
    public required string Reason { get; init; }

    /// <summary>The names that look most like the failed part, nearest first.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The names that would be valid in the failed part's place.</summary>
    public IReadOnlyList<string> ValidNames { get; init; } = [];

    /// <summary>What the key belongs to.</summary>
    public FilterInput Input { get; init; }

    /// <summary>The load path whose rows the filter or the sort key is for; null for those of the statement.</summary>
    public string? LoadPath { get; init; }
}
