using System.Collections.Frozen;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>A policy as the model understands it. Each decision is made by the members that a name is bound to, and by the whole path to them.</summary>
internal sealed class BoundPolicy
{
    public required IEntityType Type { get; init; }

    public required FrozenDictionary<QueryAttribute, AllowedAttribute> Filters { get; init; }

    /// <summary>The paths of relations to many rows that filters may lead through, and which of their rows count; null for all.</summary>
    public required FrozenDictionary<QueryAttribute, Filter?> Related { get; init; }

    public required FrozenDictionary<QueryAttribute, AllowedSort> Sorts { get; init; }

    public required FrozenDictionary<QueryAttribute, string> Loads { get; init; }

    public required IReadOnlyList<ReadableMember> Reads { get; init; }

    /// <summary>The members that requests may write, by their CLR names.</summary>
    public required IReadOnlyList<EntityMember> Writes { get; init; }

    public required FrozenDictionary<string, NamedRule> Named { get; init; }

    public required SearchRule? Search { get; init; }

    /// <summary>What each row fulfils; null for nothing.</summary>
    public required Filter? Always { get; init; }

    public required PolicyRules Rules { get; init; }

    public required PolicyLimits Limits { get; init; }

    /// <summary>What texts of requests mean.</summary>
    public required QueryBindingSettings Settings { get; init; }

    /// <summary>How requests are written.</summary>
    public required QuerySyntax Syntax { get; init; }

    /// <summary>The attributes and sort keys by names that are not those of the model.</summary>
    public required FrozenDictionary<string, string> FilterNames { get; init; }

    public required FrozenDictionary<string, string> SortNames { get; init; }
}
