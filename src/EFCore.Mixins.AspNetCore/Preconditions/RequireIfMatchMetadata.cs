namespace EFCore.Mixins.Preconditions;

/// <summary>Marks an endpoint that requires <c>If-Match</c>.</summary>
internal sealed class RequireIfMatchMetadata
{
    public static RequireIfMatchMetadata Instance { get; } = new();
}
