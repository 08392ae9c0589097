namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A parameter that is not a condition.</summary>
internal enum QueryControl
{
    OrderBy,
    Load,
    Fields,
    Page,
    PageSize,
    After,
    Before,
    Total,
    Search,
}
