namespace EFCore.Mixins.Requests.Binding;

/// <summary>The use of a name in a request.</summary>
internal enum QueryUse
{
    Filter,
    Sort,
    Load,
    Read,
}
