using System.Text;

namespace EFCore.Mixins.Values;

/// <summary>The names of members in keys: <c>user_id</c>, <c>userId</c> and <c>UserId</c> are the same name.</summary>
internal static class MemberNames
{
    private const int LongestGuess = 64;
    private const int MostGuesses = 3;

    /// <summary>The name without case and without single underscores between letters or digits.</summary>
    public static string Normalize(ReadOnlySpan<char> name)
    {
        var normalized = new char[name.Length];
        return new string(normalized, 0, Normalize(name, normalized));
    }

    /// <summary>Writes the name without case and without single underscores between letters or digits.</summary>
    /// <returns>The number of characters.</returns>
    public static int Normalize(ReadOnlySpan<char> name, Span<char> normalized)
    {
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsJoint(name, i))
                normalized[length++] = char.ToLowerInvariant(name[i]);
        }

        return length;
    }

    /// <summary>The name in the form of keys and messages: <c>UserId</c> is <c>user_id</c>.</summary>
    public static string ToKey(string name)
    {
        var key = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                key.Append('_');
            key.Append(char.ToLowerInvariant(name[i]));
        }

        return key.ToString();
    }

    /// <summary>The candidates most similar to <paramref name="name"/>, most similar first.</summary>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> candidates)
        => name.Length > LongestGuess
            ? []
            : [.. (from candidate in candidates
                  let distance = Distance(Normalize(name), Normalize(candidate))
                  where distance <= Math.Max(2, candidate.Length / 3) && distance < candidate.Length
                  orderby distance, candidate
                  select candidate).Take(MostGuesses)];

    /// <summary>A name for messages, truncated if it is too long.</summary>
    public static string Shorten(string name) => name.Length <= LongestGuess ? name : $"{name[..LongestGuess]}…";

    private static bool IsJoint(ReadOnlySpan<char> name, int i)
        => name[i] == '_'
            && i > 0
            && i < name.Length - 1
            && char.IsLetterOrDigit(name[i - 1])
            && char.IsLetterOrDigit(name[i + 1]);

    private static bool StartsWord(string name, int i)
        => i > 0
            && char.IsUpper(name[i])
            && name[i - 1] != '_'
            && (!char.IsUpper(name[i - 1]) || (i < name.Length - 1 && char.IsLower(name[i + 1])));

    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
