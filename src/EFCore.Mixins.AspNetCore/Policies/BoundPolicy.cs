using System.Collections.Frozen;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>
///     A policy that is bound to the model. Each decision depends on the members that a name is bound to, and on the whole path to them.
/// </summary>
internal sealed class BoundPolicy
{
    public required IEntityType Type { get; init; }

    public required FrozenDictionary<QueryAttribute, AllowedAttribute> Filters { get; init; }

    /// <summary>The to-many relations that filters may use, with the conditions for their visible rows; null for all.</summary>
    public required FrozenDictionary<QueryAttribute, Filter?> Related { get; init; }

    public required FrozenDictionary<QueryAttribute, AllowedSort> Sorts { get; init; }

    public required FrozenDictionary<QueryAttribute, string> Loads { get; init; }

    public required IReadOnlyList<ReadableMember> Reads { get; init; }

    /// <summary>The members that requests may write, by their CLR names.</summary>
    public required IReadOnlyList<EntityMember> Writes { get; init; }

    public required FrozenDictionary<string, NamedRule> Named { get; init; }

    public required SearchRule? Search { get; init; }

    /// <summary>A condition that every row must meet; null for none.</summary>
    public required Filter? Always { get; init; }

    public required PolicyRules Rules { get; init; }

    public required PolicyLimits Limits { get; init; }

    /// <summary>The settings for reading values in requests.</summary>
    public required QueryBindingSettings Settings { get; init; }

    /// <summary>The syntax of requests.</summary>
    public required QuerySyntax Syntax { get; init; }

    /// <summary>The attributes and sort keys by public names that differ from the model.</summary>
    public required FrozenDictionary<string, string> FilterNames { get; init; }

    public required FrozenDictionary<string, string> SortNames { get; init; }
}
