namespace EFCore.Mixins;

/// <summary>Keeps clients from reading cursors, and from making them up: <c>UseMixins(mixins => mixins.ProtectCursors(protector))</c>.</summary>
/// <remarks>
///     Without one, anybody who sees a cursor can read the values of the sort keys in it. A forged cursor can select no more than a filter
///     could ask for.
/// </remarks>
public interface ICursorProtector
{
    /// <summary>Makes bytes that only <see cref="Unprotect" /> can read.</summary>
    byte[] Protect(byte[] cursor);

    /// <summary>The bytes that were protected; null where they were made by somebody else, or changed.</summary>
    byte[]? Unprotect(byte[] protectedCursor);
}
