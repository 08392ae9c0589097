namespace EFCore.Mixins.Paging;

/// <summary>How the rows of all pages are counted.</summary>
internal enum TotalKind
{
    None,
    Exact,
    Capped,
    Estimated,
}
