using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EFCore.Mixins.Values;

/// <summary>Validates raw JSON, because System.Text.Json throws if its text is not valid Unicode.</summary>
internal static class JsonTextValidation
{
    private const int EscapeLength = 6;

    /// <summary>Whether a JSON string can be read as .NET text: valid UTF-8, without the escape of a lone surrogate.</summary>
    public static bool IsReadable(ReadOnlySpan<byte> raw)
    {
        if (!Utf8.IsValid(raw))
            return false;
        while (raw.IndexOf((byte)'\\') is >= 0 and var start)
        {
            raw = raw[start..];
            var unit = UnitOf(raw);
            if (unit is { } low && char.IsLowSurrogate(low))
                return false;
            if (unit is { } high && char.IsHighSurrogate(high))
            {
                if (UnitOf(raw[EscapeLength..]) is not { } second || !char.IsLowSurrogate(second))
                    return false;
                raw = raw[EscapeLength..];
            }

            raw = raw[(unit is null ? 2 : EscapeLength)..];
        }

        return true;
    }

    /// <summary>Whether a text is JSON that databases accept, without an escaped NUL character.</summary>
    public static bool IsValid(string text)
    {
        if (text.Contains(@"\u0000", StringComparison.Ordinal))
            return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the digits of a JSON number are all zeros.</summary>
    public static bool IsZero(ReadOnlySpan<byte> raw)
    {
        var exponent = raw.IndexOfAny((byte)'e', (byte)'E');
        return (exponent < 0 ? raw : raw[..exponent]).IndexOfAnyInRange((byte)'1', (byte)'9') < 0;
    }

    /// <summary>The UTF-16 unit of a <c>\uXXXX</c> at the beginning.</summary>
    private static char? UnitOf(ReadOnlySpan<byte> raw)
        => raw is [(byte)'\\', (byte)'u', ..]
            && raw.Length >= EscapeLength
            && Utf8Parser.TryParse(raw[2..EscapeLength], out ushort unit, out var read, 'x')
            && read == EscapeLength - 2
                ? (char)unit
                : null;
}
