namespace EFCore.Mixins.Preconditions;

/// <summary>Notes whether the handler of an endpoint that requires <c>If-Match</c> has compared the row.</summary>
internal sealed class IfMatchFeature
{
    public bool IsCompared { get; set; }
}
