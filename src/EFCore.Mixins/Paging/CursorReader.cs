using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace EFCore.Mixins.Paging;

/// <summary>Reads the bytes of a cursor, which are untrusted.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct CursorReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Whether all was read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    public bool TryReadByte(out byte value)
    {
        var isRead = TryReadBytes(1, out var one);
        value = isRead ? one[0] : default;
        return isRead;
    }

    public bool TryReadBytes(long length, out ReadOnlySpan<byte> value)
    {
        if (length < 0 || length > rest.Length)
        {
            value = default;
            return false;
        }

        value = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }

    public bool TryReadInt32(out int value)
    {
        var isRead = TryReadBytes(sizeof(int), out var four);
        value = isRead ? BinaryPrimitives.ReadInt32LittleEndian(four) : default;
        return isRead;
    }

    /// <summary>Reads the lower bytes of a number.</summary>
    public bool TryReadFixed(int length, out ulong value)
    {
        value = 0;
        if (!TryReadBytes(length, out var read))
            return false;
        for (var i = 0; i < length; i++)
            value |= (ulong)read[i] << (8 * i);
        return true;
    }

    /// <summary>Reads a number with variable length.</summary>
    public bool TryReadNumber(out long value)
    {
        value = 0;
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (!TryReadByte(out var part) || (shift == 63 && part > 1))
                return false;
            number |= (ulong)(part & 0x7F) << shift;
            if (part > 0x7F)
                continue;
            value = (long)(number >> 1) ^ -(long)(number & 1);
            return part != 0 || shift == 0;
        }

        return false;
    }

    /// <summary>Reads a text with its length.</summary>
    public bool TryReadText([NotNullWhen(true)] out string? text)
    {
        text = TryReadNumber(out var length) && TryReadBytes(length, out var read) && Utf8.IsValid(read)
            ? Encoding.UTF8.GetString(read)
            : null;
        return text is not null;
    }
}
