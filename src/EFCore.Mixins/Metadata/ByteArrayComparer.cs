using System.ComponentModel;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EFCore.Mixins;

/// <summary>
///     Compares byte arrays by content and takes copies as snapshots, so that changes in place are detected. <c>UseMixins()</c> sets it on
///     byte columns without a comparer. It is public because compiled models reference it.
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
