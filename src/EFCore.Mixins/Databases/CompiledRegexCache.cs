using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Databases;

/// <summary>The regular expressions that .NET runs: for SQLite and for lists in memory.</summary>
internal static class CompiledRegexCache
{
    private const int MostPatterns = 64;

    private static readonly RecentlyUsedCache<(string Pattern, TimeSpan Limit), TimeLimitedRegex> Known = new(MostPatterns);

    /// <summary>
    ///     Whether a filter of this process has a regular expression that .NET runs. Until then no connection needs the function.
    /// </summary>
    public static bool AreUsed { get; private set; }

    /// <summary>Whether the pattern is valid in .NET. An application without such filters has no extra cost.</summary>
    public static bool IsValid(string pattern, TimeSpan limit, [NotNullWhen(false)] out string? problem)
    {
        AreUsed = true;
        problem = null;
        try
        {
            Of(pattern, limit);
        }
        catch (RegexParseException malformed)
        {
            problem = "a regular expression of .NET is expected, a malformed one was given "
                + $"({malformed.Error} at character {malformed.Offset})";
        }

        return problem is null;
    }

    /// <summary>The compiled pattern. Recently used patterns are cached.</summary>
    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    public static TimeLimitedRegex Of(string pattern, TimeSpan limit)
        => Known.Find((pattern, limit)) ?? Known.Keep((pattern, limit), new TimeLimitedRegex(pattern, limit));
}
