using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     The properties of values that their stored form keeps. For a converter, samples are converted, because EF Core has no such
///     information. For a type of a database, see <see cref="ColumnStoredForms" />.
/// </summary>
/// <param name="KeepsOrder">Whether the stored values sort like the values.</param>
/// <param name="KeepsText">Whether a text is stored unchanged.</param>
/// <param name="KeepsEquality">Whether a value always has the same stored form.</param>
internal sealed record StoredForm(bool KeepsOrder, bool KeepsText, bool KeepsEquality)
{
    private static readonly int[] Numbers = [-10, -1, 0, 5, 10, 42, 100];

    private static readonly string[] Texts = ["", "100", "42", "Bee", "aB %_", "ab", "ä\\"];

    private static readonly DateTime[] Moments =
    [
        new(1969, 12, 31, 23, 0, 0, DateTimeKind.Utc),
        new(1999, 12, 31),
        new(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        new(2024, 10, 1),
        new(2100, 1, 1),
    ];

    /// <summary>Whether the database can sort rows by the column.</summary>
    public bool CanSort { get; init; } = true;

    /// <summary>Whether it accepts only JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Its description in a message, after the type.</summary>
    public string? Description { get; init; }

    /// <summary>The form of values without a converter.</summary>
    public static StoredForm Plain { get; } = new(true, true, true);

    /// <summary>The type of the values of a column as the provider gets them: that of the converter, if there is one.</summary>
    public static Type TypeOf(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    /// <summary>The form of a converter. Properties that cannot be determined are treated as kept.</summary>
    public static StoredForm Of(Type type, ValueConverter? converter)
    {
        if (converter is null)
            return Plain;
        var samples = new List<(object Value, object Stored)>();
        foreach (var value in SamplesOf(type, converter))
        {
            if (ValueCoercion.Try(converter.ConvertToProvider, value) is { } stored)
                samples.Add((value, stored));
        }

        return new StoredForm(
            !(type.IsEnum && converter.ProviderClrType == typeof(string))
                && samples.Zip(samples.Skip(1)).All(pair => Compare(pair.First.Stored, pair.Second.Stored) < 0),
            type != typeof(string) || samples.TrueForAll(sample => sample.Value.Equals(sample.Stored)),
            samples.TrueForAll(sample => ValueCoercion.Try(converter.ConvertToProvider, sample.Value) is { } again
                && Compare(again, sample.Stored) == 0));
    }

    /// <summary>Values of the type in ascending order; none for a type without an order.</summary>
    private static IEnumerable<object> SamplesOf(Type type, ValueConverter converter)
        => type switch
        {
            { IsEnum: true } => Enum.GetValues(type).Cast<object>(),
            _ when type == typeof(string) => Texts,
            _ when type == typeof(char) => ['0', 'B', 'a'],
            _ when type == typeof(DateTime) => Moments.Cast<object>(),
            _ when type == typeof(DateTimeOffset) => Moments.Select((moment, i) => (object)At(moment, offset: i % 2 == 0 ? 5 : -5)),
            _ when type == typeof(DateOnly) => Moments.Select(moment => (object)DateOnly.FromDateTime(moment)),
            _ when type == typeof(TimeOnly) => [new TimeOnly(0, 0), new TimeOnly(3, 4, 5), new TimeOnly(10, 0), new TimeOnly(23, 59)],
            _ when type == typeof(TimeSpan) => Numbers.Select(hours => (object)TimeSpan.FromHours(hours)),
            _ when Values.NumberConversions.IsNumber(type) => NumbersOf(type),
            _ when typeof(IComparable).IsAssignableFrom(type) && Values.NumberConversions.IsNumber(converter.ProviderClrType)
                => OfProvider(converter),
            _ => [],
        };

    /// <summary>Values of a custom type, converted from stored ones.</summary>
    private static IEnumerable<object> OfProvider(ValueConverter converter)
        => NumbersOf(converter.ProviderClrType)
            .Select(number => ValueCoercion.Try(converter.ConvertFromProvider, number))
            .OfType<object>()
            .Order();

    /// <summary>Numbers in the range of the type.</summary>
    private static IEnumerable<object> NumbersOf(Type type)
        => Numbers
            .Select(number => ValueCoercion.Try(value => Convert.ChangeType(value, type, CultureInfo.InvariantCulture), number))
            .OfType<object>();

    private static DateTimeOffset At(DateTime moment, int offset)
        => new DateTimeOffset(moment.Ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(offset));

    private static int Compare(object left, object right)
        => (left, right) switch
        {
            (string first, string second) => string.CompareOrdinal(first, second),
            (byte[] first, byte[] second) => first.AsSpan().SequenceCompareTo(second),
            (IComparable first, _) when left.GetType() == right.GetType() => first.CompareTo(right),
            _ => Equals(left, right) ? 0 : 1,
        };
}
