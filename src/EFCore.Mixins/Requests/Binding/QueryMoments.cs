using System.Globalization;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Reads ISO 8601 dates and times: <c>2024-05-01</c>, <c>2024-05-01T10:00:00.5+02:00</c>.</summary>
internal static class QueryMoments
{
    /// <summary>The distance of an offset's sign from the end.</summary>
    private const int OffsetLength = 6;

    private const int DateLength = 10;

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    private static readonly string[] FormatsWithOffset =
    [
        .. from format in Formats.Skip(1)
           from offset in (string[])["zzz", "'Z'"]
           select format + offset,
    ];

    /// <summary>The date and time; null if the text is not one.</summary>
    /// <param name="given">The text; a space instead of the sign of an offset was a plus before decoding.</param>
    /// <param name="type">The type of the attribute.</param>
    /// <param name="clock">The kind of dates and times of the column.</param>
    /// <param name="zone">The time zone of dates and times without an offset; ignored for local clock times.</param>
    public static object? Read(string given, Type type, MomentKind clock, TimeZoneInfo zone)
    {
        var hasSpace = given.Length > DateLength + OffsetLength && given[^OffsetLength] == ' ';
        var text = hasSpace ? $"{given[..^OffsetLength]}+{given[^(OffsetLength - 1)..]}" : given;
        var invariant = CultureInfo.InvariantCulture;
        if (DateTimeOffset.TryParseExact(text, FormatsWithOffset, invariant, DateTimeStyles.AssumeUniversal, out var moment))
            return type == typeof(DateTime) ? (object)moment.UtcDateTime : moment;
        return DateTime.TryParseExact(text, Formats, invariant, DateTimeStyles.None, out var local)
            ? type == typeof(DateTime) ? (object?)In(zone, local, clock) : WithOffset(zone, local)
            : null;
    }

    /// <remarks>In UTC nothing is converted, and the column decides how to treat a value without an offset.</remarks>
    private static DateTime? In(TimeZoneInfo zone, DateTime local, MomentKind clock)
        => clock == MomentKind.Wall || zone.Equals(TimeZoneInfo.Utc) ? local : WithOffset(zone, local)?.UtcDateTime;

    /// <summary>The date and time; null for a time that the zone skips, and outside the supported range.</summary>
    private static DateTimeOffset? WithOffset(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local))
            return null;
        var offset = zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(local, offset);
    }
}
