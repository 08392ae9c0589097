namespace EFCore.Mixins.Requests;

/// <summary>A request for rows of any class.</summary>
internal interface IQueryRequest
{
    BoundRequest Request { get; }
}
