using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins;

/// <summary>The names of the parameters that are not conditions; null turns one off.</summary>
public sealed record QueryControlNaming
{
    internal static QueryControlNaming Default { get; } = new();

    /// <summary>The sort keys. Default: <c>order_by</c>.</summary>
    public string? OrderBy { get; init; } = QueryControlNames.Default.OrderBy;

    /// <summary>The relations to load. Default: <c>load</c>.</summary>
    public string? Load { get; init; } = QueryControlNames.Default.Load;

    /// <summary>The fields to return. Default: <c>fields</c>.</summary>
    public string? Fields { get; init; } = QueryControlNames.Default.Fields;

    /// <summary>The number of the page. Default: <c>page</c>.</summary>
    public string? Page { get; init; } = QueryControlNames.Default.Page;

    /// <summary>The number of rows of a page. Default: <c>page_size</c>.</summary>
    public string? PageSize { get; init; } = QueryControlNames.Default.PageSize;

    /// <summary>The cursor after which the page begins. Default: <c>after</c>.</summary>
    public string? After { get; init; } = QueryControlNames.Default.After;

    /// <summary>The cursor before which the page ends. Default: <c>before</c>.</summary>
    public string? Before { get; init; } = QueryControlNames.Default.Before;

    /// <summary>How the rows are counted. Default: <c>total</c>.</summary>
    public string? Total { get; init; } = QueryControlNames.Default.Total;
}
