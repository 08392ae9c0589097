namespace EFCore.Mixins;

/// <summary>The names of the parameters that are no conditions; null switches one off.</summary>
public sealed record QueryControlNaming
{
    /// <summary>The sort keys. Default: <c>order_by</c>.</summary>
    public string? OrderBy { get; init; } = "order_by";

    /// <summary>The relations that are loaded. Default: <c>load</c>.</summary>
    public string? Load { get; init; } = "load";

    /// <summary>The fields that are read. Default: <c>fields</c>.</summary>
    public string? Fields { get; init; } = "fields";

    /// <summary>The number of the page. Default: <c>page</c>.</summary>
    public string? Page { get; init; } = "page";

    /// <summary>The number of rows of a page. Default: <c>page_size</c>.</summary>
    public string? PageSize { get; init; } = "page_size";

    /// <summary>The cursor that the page begins behind. Default: <c>after</c>.</summary>
    public string? After { get; init; } = "after";

    /// <summary>The cursor that the page ends before. Default: <c>before</c>.</summary>
    public string? Before { get; init; } = "before";

    /// <summary>How the rows are counted. Default: <c>total</c>.</summary>
    public string? Total { get; init; } = "total";
}
