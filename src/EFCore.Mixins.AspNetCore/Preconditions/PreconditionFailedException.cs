namespace EFCore.Mixins;

/// <summary>Thrown when the entity tag of the row is not one of those in <c>If-Match</c>. The response is 412.</summary>
public sealed class PreconditionFailedException : Exception
{
    internal PreconditionFailedException(string? etag)
        : base(
            "The row was not changed: its entity tag is not one of those in 'If-Match', because somebody else has changed it. " +
            "Read it again, and send the new tag.")
        => ETag = etag;

    /// <summary>The current entity tag of the row.</summary>
    public string? ETag { get; }
}
