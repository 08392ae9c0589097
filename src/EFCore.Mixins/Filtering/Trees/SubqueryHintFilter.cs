namespace EFCore.Mixins.Filtering.Trees;

/// <summary>A filter, and how it looks up related rows.</summary>
internal sealed class SubqueryHintFilter(Filter filter, SubqueryBehavior behavior) : Filter(filter.Depth, filter.Size)
{
    public Filter Filter => filter;

    public SubqueryBehavior Behavior => behavior;
}
