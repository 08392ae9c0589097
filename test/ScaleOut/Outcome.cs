namespace ScaleOut;

/// <summary>How a unit of work ended for its caller.</summary>
internal sealed record Outcome(Guid Unit, Exception? Error, TimeSpan Elapsed)
{
    public bool IsAcknowledged => Error is null;

    /// <summary>Whether the exception is one of the library's; any other is a finding.</summary>
    public bool IsTyped => Error is null or ConnectionLostException or DatabaseTimeoutException or DatabaseBusyException or ReadOnlyDatabaseException;

    public bool IsInDoubt => Error is ConnectionLostException { IsInDoubt: true } or DatabaseTimeoutException { IsInDoubt: true };

    public bool IsRefused => Error is not null && !IsInDoubt;
}
