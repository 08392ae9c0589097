namespace EFCore.Mixins.Requests.Binding;

/// <summary>Which page a request asks for.</summary>
internal sealed record QueryPage
{
    /// <summary>The number of the page, from 1 on; null where the request does not say.</summary>
    public int? Number { get; init; }

    /// <summary>How many rows the page has: what the request says, else the default.</summary>
    public required int Size { get; init; }

    public Cursor? After { get; init; }

    public Cursor? Before { get; init; }

    /// <summary>How rows are counted; null where the request does not say.</summary>
    public QueryTotal? Total { get; init; }
}
