using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A filter on the row that a to-many path chooses. Conditions beside it on the same path apply to the same row.</summary>
/// <param name="path">The relations, the last of which leads to many rows.</param>
/// <param name="filter">The condition on the row; without a negation, which would have its own rows.</param>
internal sealed class RelatedRowFilter(IReadOnlyList<EntityMember> path, Filter filter) : Filter(filter.Depth, filter.Size)
{
    public IReadOnlyList<EntityMember> Path => path;

    public Filter Filter => filter;
}
