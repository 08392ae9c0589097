namespace EFCore.Mixins.Requests.Binding;

/// <summary>Checks the format of numbers in requests: <c>-12</c>, <c>1.5</c>, <c>2e10</c>, without spaces and group separators.</summary>
internal static class QueryNumbers
{
    /// <summary>Whether the text is an integer, without a point and an exponent.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => SkipDigits(SkipSign(text), out var isNone).IsEmpty && !isNone;

    /// <summary>Whether the text is a number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var rest = SkipDigits(SkipSign(text), out var isNone);
        if (isNone)
            return false;
        if (rest is ['.', ..])
            rest = SkipDigits(rest[1..], out isNone);
        if (!isNone && rest is ['e' or 'E', .. var exponent])
            rest = SkipDigits(exponent is ['+' or '-', ..] ? exponent[1..] : exponent, out isNone);
        return !isNone && rest.IsEmpty;
    }

    /// <summary>The number of digits before the exponent, without leading zeros.</summary>
    public static int Digits(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        var digits = 0;
        foreach (var character in exponent < 0 ? text : text[..exponent])
            digits += char.IsAsciiDigit(character) && (digits > 0 || character != '0') ? 1 : 0;
        return digits;
    }

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text) => text is ['-', ..] ? text[1..] : text;

    private static ReadOnlySpan<char> SkipDigits(ReadOnlySpan<char> text, out bool isNone)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        isNone = end == 0 || text.IsEmpty;
        return end < 0 ? [] : text[end..];
    }
}
