using System.Globalization;

namespace EFCore.Mixins.Values;

/// <summary>Converts dates and times between types, if nothing is lost, and from ISO 8601 text.</summary>
internal static class DateConversions
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd"];
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    private static readonly string[] MomentFormats =
    [
        .. from separator in (string[])["'T'", "' '"]
           from time in TimeFormats
           select $"yyyy-MM-dd{separator}{time}K",
        "yyyy-MM-dd",
    ];

    /// <summary>Returns the value as the date or time type <paramref name="target"/>, or null if it cannot be converted.</summary>
    public static object? Convert(object value, Type target)
        => target switch
        {
            _ when target == typeof(DateTime) => ToDateTime(value),
            _ when target == typeof(DateTimeOffset) => ToDateTimeOffset(value),
            _ when target == typeof(DateOnly) => ToDateOnly(value),
            _ when target == typeof(TimeOnly) => ToTimeOnly(value),
            _ when target == typeof(TimeSpan) => ToTimeSpan(value),
            _ => null,
        };

    private static DateTime? ToDateTime(object value)
        => value switch
        {
            DateTime moment => moment,
            DateTimeOffset moment => moment.UtcDateTime,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            string text when DateTime.TryParseExact(
                text,
                MomentFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal,
                out var moment) => moment,
            _ => null,
        };

    private static DateOnly? ToDateOnly(object value)
        => value switch
        {
            DateOnly day => day,
            DateTime { TimeOfDay.Ticks: 0 } moment => DateOnly.FromDateTime(moment),
            string text when DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                => day,
            _ => null,
        };

    private static DateTimeOffset? ToDateTimeOffset(object value)
        => value switch
        {
            DateTimeOffset moment => moment,
            DateTime { Kind: DateTimeKind.Unspecified } moment => new DateTimeOffset(moment, TimeSpan.Zero),
            DateTime moment => new DateTimeOffset(moment),
            DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            string text when DateTimeOffset.TryParseExact(
                text,
                MomentFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment) => moment,
            _ => null,
        };

    private static TimeOnly? ToTimeOnly(object value)
        => value switch
        {
            TimeOnly time => time,
            TimeSpan span when span >= TimeSpan.Zero && span < TimeSpan.FromDays(1) => TimeOnly.FromTimeSpan(span),
            string text when TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                => time,
            _ => null,
        };

    private static TimeSpan? ToTimeSpan(object value)
        => value switch
        {
            TimeSpan span => span,
            TimeOnly time => time.ToTimeSpan(),
            string text when TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) => span,
            _ => null,
        };
}
