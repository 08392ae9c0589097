namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A parsed part of a filter with names and texts, without a model.</summary>
internal abstract class QueryNode(QueryOrigin origin)
{
    public QueryOrigin Origin => origin;
}
