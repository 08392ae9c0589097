namespace EFCore.Mixins.Requests.Binding;

/// <summary>How a request counts the rows of all pages.</summary>
internal enum QueryTotal
{
    None,
    Capped,
    Exact,
}
