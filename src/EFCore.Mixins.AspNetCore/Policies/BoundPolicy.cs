using System.Collections.Frozen;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>A policy as the model understands it. Each decision is made by the members that a name is bound to, and by the whole path to them.</summary>
internal sealed class BoundPolicy
{
    public required IEntityType Type { get; init; }

    public required FrozenDictionary<MemberPath, AllowedAttribute> Filters { get; init; }

    /// <summary>The paths of relations to many rows that filters may lead through.</summary>
    public required FrozenSet<MemberPath> Related { get; init; }

    public required FrozenDictionary<MemberPath, AllowedSort> Sorts { get; init; }

    public required FrozenDictionary<MemberPath, string> Loads { get; init; }

    public required IReadOnlyList<ReadableMember> Reads { get; init; }

    /// <summary>Whether the policy says itself what is read.</summary>
    public required bool SaysReads { get; init; }

    /// <summary>The members that requests may write, by their CLR names.</summary>
    public required IReadOnlyList<EntityMember> Writes { get; init; }

    public required FrozenDictionary<string, NamedRule> Named { get; init; }

    public required SearchRule? Search { get; init; }

    /// <summary>What each row fulfils, and which related rows count; null for neither.</summary>
    public required Filter? Always { get; init; }

    public required RowGuards? Guards { get; init; }

    public required PolicyRules Rules { get; init; }

    public required PolicyLimits Limits { get; init; }

    /// <summary>The attributes and sort keys by names that are not those of the model.</summary>
    public required FrozenDictionary<string, string> FilterNames { get; init; }

    public required FrozenDictionary<string, string> SortNames { get; init; }
}
