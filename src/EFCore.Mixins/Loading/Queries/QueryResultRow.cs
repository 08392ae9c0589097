namespace EFCore.Mixins.Loading.Queries;

/// <summary>A row of a query, with the values of columns that its class does not have.</summary>
internal sealed class QueryResultRow<T>
{
    public required T Row { get; init; }

    public required object?[] Values { get; init; }

    /// <summary>The join entity of a many-to-many relation, if it must be tracked.</summary>
    public object? Between { get; init; }
}
