using System.Text.RegularExpressions;

namespace EFCore.Mixins.Databases;

/// <summary>A regular expression with a time limit.</summary>
internal sealed class TimeLimitedRegex
{
    /// <summary>
    ///     The longest pattern that runs without backtracking. That engine builds its tables without a time limit:
    ///     half a second for 140 overlapping classes of characters.
    /// </summary>
    private const int LongestLinear = 256;

    private readonly string pattern;
    private readonly TimeSpan limit;
    private volatile Regex regex;

    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    public TimeLimitedRegex(string pattern, TimeSpan limit)
    {
        this.pattern = pattern;
        this.limit = limit;
        regex = new Regex(pattern, RegexOptions.CultureInvariant, limit);
    }

    /// <summary>
    ///     Whether the text matches. A pattern that takes too long is tried again without backtracking, and then always runs in that mode.
    /// </summary>
    /// <exception cref="RegexMatchTimeoutException">The pattern takes too long, or cannot be matched without backtracking.</exception>
    public bool IsMatch(string text)
    {
        var used = regex;
        try
        {
            return used.IsMatch(text);
        }
        catch (RegexMatchTimeoutException) when (WithoutBacktracking(used) is { } linear)
        {
            return linear.IsMatch(text);
        }
    }

    /// <summary>The expression without backtracking; null if the pattern requires backtracking, or already ran without it.</summary>
    private Regex? WithoutBacktracking(Regex used)
    {
        if (used.Options.HasFlag(RegexOptions.NonBacktracking) || pattern.Length > LongestLinear)
            return null;
        try
        {
            return regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, limit);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
