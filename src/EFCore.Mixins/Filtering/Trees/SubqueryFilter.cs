namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A filter, and how it asks for related rows.</summary>
internal sealed class SubqueryFilter(Filter filter, SubqueryBehavior behavior) : Filter(filter.Depth, filter.Size)
{
    public Filter Filter => filter;

    public SubqueryBehavior Behavior => behavior;
}
