namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A parameter that is no condition.</summary>
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
