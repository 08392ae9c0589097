namespace EFCore.Mixins.Requests.Binding;

/// <summary>Allows everything in the model, for trusted callers.</summary>
internal sealed class OpenQueryPermissions : IQueryPermissions
{
    public static OpenQueryPermissions Instance { get; } = new();

    public bool CanFilter(QueryAttribute attribute) => true;

    public bool CanFilter(QueryAttribute attribute, string operatorName) => true;

    public bool CanSort(QueryAttribute attribute, string? aggregate) => true;

    public bool CanLoad(QueryAttribute relation) => true;

    public bool CanRead(QueryAttribute attribute) => true;
}
