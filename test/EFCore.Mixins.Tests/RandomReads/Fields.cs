using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>The columns of the classes.</summary>
public static class Fields
{
    private static readonly object?[] Texts = ["", "a", "ab", "abc", "b", "ba", "%", "a_", null];

    private static readonly DateTime[] Moments =
    [
        new(2023, 12, 31, 23, 59, 59, DateTimeKind.Utc), new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        new(2024, 2, 29, 12, 30, 15, DateTimeKind.Utc), new(2025, 7, 1, 8, 0, 0, DateTimeKind.Utc),
    ];

    public static IReadOnlyList<Field> OfItem { get; } =
    [
        new("Text", typeof(string), Texts) { Unsorted = new ValueConverter<string, string>(text => Reverse(text), text => Reverse(text)) },
        new("Number", typeof(int), -1, 0, 5, 10, 42)
            { Sorted = new CastingConverter<int, long>(), Unsorted = AsText<int>(text => int.Parse(text, CultureInfo.InvariantCulture)) },
        new("Rating", typeof(int), 1, 2, 10, null) { Unsorted = AsText<int>(text => int.Parse(text, CultureInfo.InvariantCulture)) },
        new("Big", typeof(long), -5L, 0L, 5_000_000_000L),
        new("Price", typeof(decimal), -1.5m, 0m, 1.25m, 10m, null) { Sorted = new CastingConverter<decimal, double>() },
        new("Weight", typeof(double), -0.5, 0.0, 0.1, 2.5, null),
        new("Ratio", typeof(float), 0f, 0.1f, 0.3f, 2f) { Sorted = new CastingConverter<float, double>() },
        new("Flag", typeof(bool), true, false) { Unsorted = new BoolToStringConverter("no", "yes") },
        new("Maybe", typeof(bool), true, false, null),
        new("At", typeof(DateTime), Moments[0], Moments[1], Moments[2], Moments[3])
            { Sorted = new ValueConverter<DateTime, long>(moment => moment.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc)) },
        new("Moment", typeof(DateTimeOffset), new DateTimeOffset(Moments[0]), new DateTimeOffset(Moments[1]), new DateTimeOffset(Moments[2]), null)
            { Sorted = new ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero)) },
        new("Day", typeof(DateOnly), new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 29), null)
            { Sorted = new ValueConverter<DateOnly, int>(day => day.DayNumber, number => DateOnly.FromDayNumber(number)) },
        new("Time", typeof(TimeOnly), new TimeOnly(0, 0), new TimeOnly(8, 30), new TimeOnly(8, 30, 15), new TimeOnly(23, 59, 59))
            { Sorted = new ValueConverter<TimeOnly, long>(time => time.Ticks, ticks => new TimeOnly(ticks)) },
        new("Span", typeof(TimeSpan), TimeSpan.Zero, TimeSpan.FromMinutes(90), TimeSpan.FromHours(23)) { Sorted = new TimeSpanToTicksConverter() },
        new("Code", typeof(Guid), Guid.Empty, new Guid("11111111-2222-3333-4444-555555555555"), new Guid("a1111111-2222-3333-4444-555555555555"))
            { Sorted = new GuidToStringConverter() },
        new("Kind", typeof(Kind), Kind.Wood, Kind.Iron, Kind.Glass) { Unsorted = new EnumToStringConverter<Kind>() },
        new("Small", typeof(byte), (byte)0, (byte)1, (byte)255),
        new("Huge", typeof(ulong), 0UL, 5UL, 1UL << 62) { Sorted = new CastingConverter<ulong, decimal>() },
        new("Letter", typeof(char), 'a', 'b', 'z'),
        new("Tags", typeof(List<string>), "a", "ab", "\"", ""),
        new("Points", typeof(int[]), 1, 2, 3),
        new("Extra", typeof(int), 1, 2, 7) { IsDerived = true },
        new("Note", typeof(string), "a", "b", null) { IsDerived = true },
    ];

    public static IReadOnlyList<Field> OfShelf { get; }
        = [new("Id", typeof(int), 1, 2, 3), new("Name", typeof(string), Texts), new("Size", typeof(int), 1, 2, 3)];

    public static IReadOnlyList<Field> OfMark { get; } = [new("Score", typeof(int), 1, 2, 3), new("Body", typeof(string), Texts)];

    public static IReadOnlyList<Field> OfLabel { get; } = [new("Id", typeof(int), 1, 2, 3), new("Text", typeof(string), "a", "ab", "b")];

    public static IReadOnlyList<Field> OfPart { get; } = [new("City", typeof(string), Texts), new("Level", typeof(int), 1, 2, 3)];

    private static ValueConverter<T, string> AsText<T>(System.Linq.Expressions.Expression<Func<string, T>> parse)
        where T : IFormattable
        => new(value => value.ToString(null, CultureInfo.InvariantCulture), parse);

    private static string Reverse(string text) => string.Concat(text.Reverse());
}
