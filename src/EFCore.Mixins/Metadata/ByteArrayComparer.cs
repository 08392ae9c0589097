using System.ComponentModel;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Compares arrays of bytes by what they hold, and keeps a copy, so that a byte that was changed in place is seen. <c>UseMixins()</c> gives it to
///     columns of bytes that have no comparer; it is public because compiled models name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ByteArrayComparer : ValueComparer<byte[]>
{
    /// <summary>Creates the comparer.</summary>
    public ByteArrayComparer()
        : base((left, right) => AreEqual(left, right), bytes => HashOf(bytes), bytes => Copy(bytes)!)
    {
    }

    private static bool AreEqual(byte[]? left, byte[]? right)
        => left is null || right is null ? left == right : left.AsSpan().SequenceEqual(right);

    private static int HashOf(byte[] bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static byte[]? Copy(byte[]? bytes) => (byte[]?)bytes?.Clone();
}
