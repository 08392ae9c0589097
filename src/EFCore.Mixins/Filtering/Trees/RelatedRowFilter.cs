using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A filter on the row that a to-many path chooses: the same one that conditions on the path beside it are about.</summary>
/// <param name="path">The relations, the last of which leads to many rows.</param>
/// <param name="filter">What holds for the row; without a negation, whose rows would be its own.</param>
internal sealed class RelatedRowFilter(IReadOnlyList<EntityMember> path, Filter filter) : Filter(filter.Depth, filter.Size)
{
    public IReadOnlyList<EntityMember> Path => path;

    public Filter Filter => filter;
}
