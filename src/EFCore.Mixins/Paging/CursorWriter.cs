using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EFCore.Mixins.Paging;

/// <summary>Writes the bytes of a cursor.</summary>
internal sealed class CursorWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(64);

    /// <summary>The number of written bytes.</summary>
    public int Length => bytes.WrittenCount;

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void AddByte(byte value) => bytes.Write([value]);

    public void AddBytes(ReadOnlySpan<byte> value) => bytes.Write(value);

    public void AddInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    /// <summary>Adds the lower bytes of a number.</summary>
    public void AddFixed(ulong value, int length)
    {
        for (var i = 0; i < length; i++)
            AddByte((byte)(value >> (8 * i)));
    }

    /// <summary>Adds a number with variable length, which is also short for small negative numbers.</summary>
    public void AddNumber(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest > 0x7F; rest >>= 7)
            AddByte((byte)(rest | 0x80));
        AddByte((byte)rest);
    }

    /// <summary>Adds a text with its length.</summary>
    public void AddText(string text)
    {
        AddNumber(Encoding.UTF8.GetByteCount(text));
        bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }
}
