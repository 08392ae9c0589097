namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A part of a filter as it was written: names and texts, without a model.</summary>
internal abstract class QueryNode(QueryOrigin origin)
{
    public QueryOrigin Origin => origin;
}
