using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Decodes form-encoded names and values of a query string, and rejects invalid text.</summary>
internal static class QueryTextDecoder
{
    /// <summary>The maximum number of bytes for one character of a query string.</summary>
    private const int LongestCharacter = 3;

    private const int OnStack = 256;

    /// <summary>The characters that are not literal: escapes, NUL, and non-ASCII characters.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(1, 127).Select(code => (char)code).Where(character => character is not ('%' or '+'))]);

    /// <summary>The text; null if it has malformed escapes, invalid UTF-8 or a NUL character.</summary>
    public static string? Decode(ReadOnlySpan<char> raw)
    {
        if (!raw.ContainsAnyExcept(Plain))
            return raw.ToString();
        var size = raw.Length * LongestCharacter;
        var rented = size > OnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var length = Write(raw, bytes);
        var text = length >= 0 && Utf8.IsValid(bytes[..length]) ? Encoding.UTF8.GetString(bytes[..length]) : null;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>The number of raw characters for the first characters of the decoded text.</summary>
    public static int RawLength(ReadOnlySpan<char> raw, int decoded)
    {
        var at = 0;
        for (var i = 0; i < decoded && at < raw.Length; i++)
            at += raw[at] == '%' ? LongestCharacter : 1;
        return Math.Min(at, raw.Length);
    }

    /// <summary>Writes the text as UTF-8; returns -1 for a malformed escape or an invalid character.</summary>
    private static int Write(ReadOnlySpan<char> raw, Span<byte> bytes)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            if (raw[0] == '%')
            {
                if (raw.Length < LongestCharacter || !TryHex(raw[1..LongestCharacter], out bytes[length]) || bytes[length] == 0)
                    return -1;
                raw = raw[LongestCharacter..];
                length++;
                continue;
            }

            if (raw[0] == '\0' || Rune.DecodeFromUtf16(raw, out var rune, out var read) != OperationStatus.Done)
                return -1;
            length += (raw[0] == '+' ? new Rune(' ') : rune).EncodeToUtf8(bytes[length..]);
            raw = raw[read..];
        }

        return length;
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out byte value)
        => byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
