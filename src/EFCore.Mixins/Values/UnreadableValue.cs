namespace EFCore.Mixins.Values;

/// <summary>Stands for a value that .NET or a database cannot hold, until the condition that it belongs to is reported.</summary>
/// <param name="Description">What was given, for messages.</param>
internal sealed record UnreadableValue(string Description)
{
    /// <summary>Text with a lone surrogate: no database stores it.</summary>
    public static UnreadableValue Text { get; } = new("text that is not valid Unicode (a lone surrogate)");

    /// <summary>A JSON number such as 1e400.</summary>
    public static UnreadableValue Number { get; } = new("a number beyond the range of Double");

    /// <summary>The value, or what stands for it where it is text or a character that is not valid Unicode.</summary>
    public static object Check(object value)
        => value switch
        {
            string text when !IsWellFormed(text) => Text,
            char character when char.IsSurrogate(character) => Text,
            _ => value,
        };

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var start)
        {
            if (start + 1 >= text.Length || !char.IsSurrogatePair(text[start], text[start + 1]))
                return false;
            text = text[(start + 2)..];
        }

        return true;
    }
}
