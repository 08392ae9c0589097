namespace EFCore.Mixins.Loading.Queries;

/// <summary>A row as a query gives it, with columns beside it that its class does not show.</summary>
internal sealed class QueryResultRow<T>
{
    public required T Row { get; init; }

    public required object?[] Values { get; init; }

    /// <summary>The row between two of a many-to-many relation, where it has to be tracked.</summary>
    public object? Between { get; init; }
}
