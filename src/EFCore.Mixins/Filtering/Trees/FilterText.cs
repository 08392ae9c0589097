using System.Buffers;
using System.Globalization;
using System.Text;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Trees;

/// <summary>What query strings and JSON have in common: which conditions are groups, and the texts of values.</summary>
internal static class FilterText
{
    /// <summary>The group that a condition of a dictionary describes: <c>["or"] = [{…}, {…}]</c>; null for other conditions.</summary>
    public static Filter? GroupOf(ConditionFilter condition)
        => condition.Key switch
        {
            "and" or "or" when ListValueReader.Read(condition.Value, ListValueReader.Most) is { } parts && parts.All(IsFilter)
                => GroupFilter.Of(condition.Key == "and" ? FilterGroupKind.And : FilterGroupKind.Or, parts),
            "not" when IsFilter(condition.Value) => Filter.Not(condition.Value),
            _ => null,
        };

    /// <summary>The filter on related rows that a quantifier takes; null for a condition.</summary>
    public static Filter? RelatedOf(ConditionFilter condition)
        => condition.Value is not null && IsFilter(condition.Value) ? FilterTreeReader.Read(condition.Value) : null;

    /// <summary>The text of a value other than null; null if its type has no text form.</summary>
    public static string? Of(object value)
        => value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            Enum member => Enum.IsDefined(member.GetType(), member) ? member.ToString() : member.ToString("D"),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
            Guid guid => guid.ToString("D"),
            char character => character.ToString(),
            double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
            float number => float.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
            _ when NumberConversions.IsNumber(value.GetType()) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>Returns the text if databases and encodings accept it: without NUL characters and lone surrogates.</summary>
    /// <exception cref="NotSupportedException">The text is not valid Unicode.</exception>
    public static string Valid(string key, string text)
        => text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text)
            ? throw NotSupported(key, "it has a NUL character or a lone surrogate", "use valid Unicode text")
            : text;

    /// <exception cref="NotSupportedException">The value has no text form.</exception>
    public static string Valid(string key, object value)
        => Of(value) is { } text
            ? Valid(key, text)
            : throw NotSupported(key, $"{ValueDescriptions.Describe(value)} has no text form", "compare by keys, numbers, dates or text");

    public static NotSupportedException NotSupported(string? key, string reason, string remedy)
        => new($"The filter can't be written as text: {(key is null ? "" : $"in '{MemberNames.Shorten(key)}' ")}{reason}; {remedy}.");

    private static bool IsFilter(object? value) => value is Filter || NamedObjectValues.TryRead(value, out _, most: 1);

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var start)
        {
            if (Rune.DecodeFromUtf16(text[start..], out _, out var read) != OperationStatus.Done)
                return true;
            text = text[(start + read)..];
        }

        return false;
    }
}
