namespace EFCore.Mixins;

/// <summary>The row is not the one that the client means: its entity tag is none of those in <c>If-Match</c>. Answered with 412.</summary>
public sealed class PreconditionFailedException : Exception
{
    internal PreconditionFailedException(string? etag)
        : base(
            "The row was not changed: its entity tag is none of those in 'If-Match', because somebody else has changed it. Read it again, and send the new " +
            "tag.")
        => ETag = etag;

    /// <summary>The entity tag of the row as it is now.</summary>
    public string? ETag { get; }
}
