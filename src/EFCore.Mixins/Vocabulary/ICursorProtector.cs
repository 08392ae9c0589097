namespace EFCore.Mixins;

/// <summary>Prevents clients from reading and forging cursors: <c>UseMixins(mixins => mixins.ProtectCursors(protector))</c>.</summary>
/// <remarks>
///     Without one, anybody can read the values of the sort keys in a cursor. A forged cursor can select no more than a filter
///     could.
/// </remarks>
public interface ICursorProtector
{
    /// <summary>Returns bytes that only <see cref="Unprotect" /> can read.</summary>
    byte[] Protect(byte[] cursor);

    /// <summary>Returns the original bytes, or null if they were forged or changed.</summary>
    byte[]? Unprotect(byte[] protectedCursor);
}
