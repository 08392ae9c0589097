namespace EFCore.Mixins.Requests.Binding;

/// <summary>What a request uses a name for.</summary>
internal enum QueryUse
{
    Filter,
    Sort,
    Load,
    Read,
}
