using System.Globalization;
using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>What each operator means for a value read in memory.</summary>
internal static class Operators
{
    private static readonly string[] Parts = ["date", "year", "month", "day", "quarter", "week_day", "iso_week_day", "hour", "minute", "second"];

    public static bool Holds(object? value, string name, object? given)
        => name switch
        {
            "" or "exact" => Same(value, given),
            "ne" => !Same(value, given),
            "in" => List(given).Any(item => Same(value, item)),
            "notin" => !List(given).Any(item => Same(value, item)),
            "isnull" => value is null == (bool)given!, // always given
            "iexact" => given is null ? value is null : value is not null && Same(Lower(value), Lower(given)),
            "notbetween" => !Holds(value, "between", given),
            _ when PartOf(name) is { } part => Holds(value is null ? null : Part(value, part), name[part.Length..].TrimStart('_'), given),
            _ => value is not null && given is not null && HoldsOfValue(value, name, given),
        };

    private static bool HoldsOfValue(object value, string name, object given)
        => name switch
        {
            "gt" => Order(value, given) > 0,
            "ge" or "gte" => Order(value, given) >= 0,
            "lt" => Order(value, given) < 0,
            "le" or "lte" => Order(value, given) <= 0,
            "between" => List(given) is [var low, var high] && (low is null || Order(value, low) >= 0) && (high is null || Order(value, high) <= 0),
            "contains" or "icontains" => Lower(value).Contains(Lower(given), StringComparison.Ordinal),
            "startswith" => Text(value).StartsWith(Text(given), StringComparison.Ordinal),
            "istartswith" => Lower(value).StartsWith(Lower(given), StringComparison.Ordinal),
            "endswith" => Text(value).EndsWith(Text(given), StringComparison.Ordinal),
            "iendswith" => Lower(value).EndsWith(Lower(given), StringComparison.Ordinal),
            "like" => IsLike(Text(value), Text(given)),
            "ilike" => IsLike(Lower(value), Lower(given)),
            "regex" => Regex.IsMatch(Text(value), Text(given)),
            _ => throw new InvalidOperationException(name),
        };

    /// <summary>The part in <c>year</c>, <c>year__ge</c> and <c>year_ge</c>.</summary>
    private static string? PartOf(string name)
        => Parts.FirstOrDefault(part => name == part || name.StartsWith($"{part}_", StringComparison.Ordinal));

    private static object Part(object value, string part)
        => (part, value) switch
        {
            ("date", DateTime moment) => DateOnly.FromDateTime(moment),
            ("date", DateOnly day) => day,
            ("year", DateTime moment) => moment.Year,
            ("year", DateOnly day) => day.Year,
            ("month", DateTime moment) => moment.Month,
            ("month", DateOnly day) => day.Month,
            ("day", DateTime moment) => moment.Day,
            ("day", DateOnly day) => day.Day,
            ("quarter", _) => ((int)Part(value, "month") - 1) / 3 + 1,
            ("week_day", DateTime moment) => (int)moment.DayOfWeek + 1,
            ("week_day", DateOnly day) => (int)day.DayOfWeek + 1,
            ("iso_week_day", _) => (int)Part(value, "week_day") is 1 ? 7 : (int)Part(value, "week_day") - 1,
            ("hour", DateTime moment) => moment.Hour,
            ("hour", TimeOnly time) => time.Hour,
            ("minute", DateTime moment) => moment.Minute,
            ("minute", TimeOnly time) => time.Minute,
            ("second", DateTime moment) => moment.Second,
            ("second", TimeOnly time) => time.Second,
            _ => throw new InvalidOperationException($"{part} of {value}"),
        };

    private static bool IsLike(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
            return text.IsEmpty;
        if (pattern[0] == '%')
            return IsLike(text, pattern[1..]) || (!text.IsEmpty && IsLike(text[1..], pattern));
        if (text.IsEmpty)
            return false;
        if (pattern[0] == '\\')
            return text[0] == pattern[1] && IsLike(text[1..], pattern[2..]);
        return (pattern[0] == '_' || text[0] == pattern[0]) && IsLike(text[1..], pattern[1..]);
    }

    private static bool Same(object? left, object? right)
        => left is null || right is null ? left is null && right is null : Order(left, right) == 0;

    /// <summary>The order of the database: text by character, enums by number.</summary>
    public static int Order(object left, object right)
        => (left, right) switch
        {
            (string one, string other) => string.CompareOrdinal(one, other),
            (Enum, string name) => Order(left, Enum.Parse(left.GetType(), name)),
            (Enum, Enum) => Convert.ToInt32(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToInt32(right, CultureInfo.InvariantCulture)),
            (IConvertible, IConvertible) when left.GetType() != right.GetType() => Number(left).CompareTo(Number(right)),
            (IComparable one, _) => one.CompareTo(right),
            _ => throw new InvalidOperationException($"{left} and {right}"),
        };

    private static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static object?[] List(object? value) => (object?[])value!; // always given

    private static string Text(object value) => (string)value;

    private static string Lower(object value) => Text(value).ToLowerInvariant();
}
