namespace EFCore.Mixins.Values;

/// <summary>A placeholder for a value that .NET or a database cannot store, until its condition is reported.</summary>
/// <param name="Description">A description of the input for messages.</param>
internal sealed record UnreadableInputValue(string Description)
{
    /// <summary>Text with a lone surrogate: no database stores it.</summary>
    public static UnreadableInputValue Text { get; } = new("text that is not valid Unicode (a lone surrogate)");

    /// <summary>A JSON number such as 1e400.</summary>
    public static UnreadableInputValue Number { get; } = new("a number beyond the range of Double");

    /// <summary>The value, or a placeholder if it is text or a character that is not valid Unicode.</summary>
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
