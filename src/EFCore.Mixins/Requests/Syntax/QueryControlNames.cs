using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>The names of the parameters that are not conditions; null for parameters that do not exist.</summary>
internal sealed record QueryControlNames
{
    public static QueryControlNames Default { get; } = new();

    public string? OrderBy { get; init; } = "order_by";

    public string? Load { get; init; } = "load";

    public string? Fields { get; init; } = "fields";

    public string? Page { get; init; } = "page";

    public string? PageSize { get; init; } = "page_size";

    public string? After { get; init; } = "after";

    public string? Before { get; init; } = "before";

    public string? Total { get; init; } = "total";

    public string? Search { get; init; }

    /// <summary>Whether the name is exactly that of a control.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out QueryControl? control)
    {
        control = name switch
        {
            _ when name == OrderBy => QueryControl.OrderBy,
            _ when name == Load => QueryControl.Load,
            _ when name == Fields => QueryControl.Fields,
            _ when name == Page => QueryControl.Page,
            _ when name == PageSize => QueryControl.PageSize,
            _ when name == After => QueryControl.After,
            _ when name == Before => QueryControl.Before,
            _ when name == Total => QueryControl.Total,
            _ when name == Search => QueryControl.Search,
            _ => null,
        };
        return control is not null;
    }
}
