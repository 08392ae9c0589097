using System.Collections.Immutable;
using System.Linq.Expressions;

namespace EFCore.Mixins.Policies;

/// <summary>A policy as written, without a model.</summary>
internal sealed record PolicyRules
{
    public static PolicyRules None { get; } = new();

    public ImmutableList<FilterRule> Filters { get; init; } = [];

    public ImmutableList<RelatedRule> Related { get; init; } = [];

    public ImmutableList<SortRule> Sorts { get; init; } = [];

    public ImmutableList<string> Loads { get; init; } = [];

    public ImmutableList<string> Reads { get; init; } = [];

    public ImmutableList<string> Writes { get; init; } = [];

    public ImmutableList<NamedRule> Named { get; init; } = [];

    public SearchRule? Search { get; init; }

    public ImmutableList<LambdaExpression> Always { get; init; } = [];

    public ImmutableList<ConditionalRules> Conditional { get; init; } = [];

    public ImmutableList<string> Ignored { get; init; } = [];

    public PolicySettings Settings { get; init; } = new();

    /// <summary>Whether it allows nothing, which means that it was not written.</summary>
    public bool IsEmpty
        => Filters.IsEmpty
            && Sorts.IsEmpty
            && Loads.IsEmpty
            && Reads.IsEmpty
            && Writes.IsEmpty
            && Named.IsEmpty
            && Search is null
            && Conditional.IsEmpty;

    /// <summary>Adds the rules of another policy. Single settings of the other policy take precedence.</summary>
    public PolicyRules With(PolicyRules other)
        => this with
        {
            Filters = Filters.AddRange(other.Filters),
            Related = Related.AddRange(other.Related),
            Sorts = Sorts.AddRange(other.Sorts),
            Loads = Loads.AddRange(other.Loads),
            Reads = Reads.AddRange(other.Reads),
            Writes = Writes.AddRange(other.Writes),
            Named = Named.AddRange(other.Named),
            Search = other.Search ?? Search,
            Always = Always.AddRange(other.Always),
            Conditional = Conditional.AddRange(other.Conditional),
            Ignored = Ignored.AddRange(other.Ignored),
            Settings = Settings.With(other.Settings),
        };

    /// <summary>The rules for one request.</summary>
    /// <param name="applying">The conditional rules that apply, one bit each.</param>
    public PolicyRules For(uint applying)
    {
        var rules = this;
        for (var i = 0; i < Conditional.Count; i++)
        {
            if ((applying & (1u << i)) != 0)
                rules = rules.With(Conditional[i].Rules);
        }

        return rules;
    }
}
