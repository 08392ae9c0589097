namespace EFCore.Mixins.Requests.Binding;

/// <summary>How a request wants the rows of all pages counted.</summary>
internal enum QueryTotal
{
    None,
    Capped,
    Exact,
}
