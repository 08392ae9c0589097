using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EFCore.Mixins.Paging;

/// <summary>A hash of texts and values that is the same in each process.</summary>
/// <remarks>It is the beginning of SHA-256, because shorter hashes of the framework are in a separate package.</remarks>
internal sealed class StableHash
{
    private readonly StringBuilder written = new();

    public void Add(string? part)
    {
        if (part is null)
            written.Append('-');
        else
            written.Append(part.Length).Append(':').Append(part);
        written.Append('\n');
    }

    public void Add(Type type) => Add(type.FullName ?? type.Name);

    /// <summary>Adds a value of a condition.</summary>
    public void AddValue(object? value)
    {
        if (value is null or string)
        {
            Add(value as string);
            return;
        }

        Add(value.GetType());
        switch (value)
        {
            case byte[] bytes:
                Add(Convert.ToHexString(bytes));
                break;
            case DateTime or DateTimeOffset or TimeOnly:
                Add(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IEnumerable list:
                foreach (var item in list)
                    AddValue(item);
                break;
            default:
                Add(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>The hash of all added values.</summary>
    public ulong ToValue()
    {
        var chars = ArrayPool<char>.Shared.Rent(written.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(written.Length));
        written.CopyTo(0, chars, written.Length);
        var length = Encoding.UTF8.GetBytes(chars.AsSpan(0, written.Length), bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<char>.Shared.Return(chars);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
