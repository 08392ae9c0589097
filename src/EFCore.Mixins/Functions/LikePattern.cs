using System.Text;
using System.Text.RegularExpressions;

namespace EFCore.Mixins.Functions;

/// <summary>The parts of a LIKE pattern: literal characters, <c>%</c> and <c>_</c>, with <c>\x</c> read as a literal x.</summary>
internal sealed class LikePattern
{
    /// <summary>The escape before a literal character.</summary>
    public const char DefaultEscape = '\\';

    private readonly List<Token> tokens = [];

    private enum Wildcard
    {
        None,
        One,
        Any,
    }

    /// <summary>Whether every backslash has a character to escape.</summary>
    public static bool IsValid(string pattern)
        => TrailingBackslashes(pattern) % 2 == 0;

    public static LikePattern Parse(string pattern)
    {
        var parsed = new LikePattern();
        for (var i = 0; i < pattern.Length; i++)
        {
            parsed.tokens.Add(pattern[i] switch
            {
                '%' => new Token(Wildcard.Any),
                '_' => new Token(Wildcard.One),
                '\\' when i < pattern.Length - 1 => new Token(Wildcard.None, pattern[++i]),
                var literal => new Token(Wildcard.None, literal),
            });
        }

        return parsed;
    }

    /// <summary>The pattern that matches <paramref name="text" /> exactly, optionally with any text before or after it.</summary>
    public static LikePattern Literal(string text, bool anyBefore = false, bool anyAfter = false)
    {
        var literal = new LikePattern();
        if (anyBefore)
            literal.tokens.Add(new Token(Wildcard.Any));
        literal.tokens.AddRange(text.Select(character => new Token(Wildcard.None, character)));
        if (anyAfter)
            literal.tokens.Add(new Token(Wildcard.Any));
        return literal;
    }

    /// <summary>The pattern in the form of <c>LIKE … ESCAPE '\'</c>.</summary>
    public string ToLike(char escape = DefaultEscape)
        => Write("%", "_", character => character is '%' or '_' || character == escape ? $"{escape}{character}" : character.ToString());

    /// <summary>The pattern in the form of SQLite's <c>GLOB</c>, which is case-sensitive.</summary>
    public string ToGlob()
        => Write("*", "?", character => character is '*' or '?' or '[' ? $"[{character}]" : character.ToString());

    public bool IsMatch(string text, bool ignoreCase)
        => Regex.IsMatch(
            text,
            $"^{Write(".*", ".", character => Regex.Escape(character.ToString()))}\\z",
            RegexOptions.Singleline | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));

    private static int TrailingBackslashes(string pattern)
        => pattern.Length - pattern.AsSpan().TrimEnd('\\').Length;

    private string Write(string any, string one, Func<char, string> literal)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(token.Wildcard switch { Wildcard.Any => any, Wildcard.One => one, _ => literal(token.Character) });
        return text.ToString();
    }

    private readonly record struct Token(Wildcard Wildcard, char Character = '\0');
}
