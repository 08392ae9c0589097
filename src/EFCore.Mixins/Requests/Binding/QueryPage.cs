namespace EFCore.Mixins.Requests.Binding;

/// <summary>The page of a request.</summary>
internal sealed record QueryPage
{
    /// <summary>The number of the page, starting at 1; null if the request sets none.</summary>
    public int? Number { get; init; }

    /// <summary>The number of rows of the page: that of the request, or the default.</summary>
    public required int Size { get; init; }

    public Cursor? After { get; init; }

    public Cursor? Before { get; init; }

    /// <summary>How rows are counted; null if the request does not choose.</summary>
    public QueryTotal? Total { get; init; }
}
