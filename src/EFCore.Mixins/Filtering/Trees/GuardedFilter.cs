using EFCore.Mixins.Filtering.Nodes;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A whole filter that sees only some of the related rows.</summary>
internal sealed class GuardedFilter(Filter filter, RowGuards guards) : Filter(filter.Depth, filter.Size)
{
    public Filter Filter => filter;

    public RowGuards Guards => guards;
}
