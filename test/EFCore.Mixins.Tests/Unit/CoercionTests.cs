using System.Globalization;
using System.Text.Json;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The conversion of a value to an expected type: the converted value or a problem.</summary>
public sealed class CoercionTests
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<Type, object, object> Accepted => new()
    {
        { typeof(int), 5, 5 },
        { typeof(int?), 5L, 5 },
        { typeof(int), (byte)5, 5 },
        { typeof(int), 5.0, 5 },
        { typeof(int), 5.00m, 5 },
        { typeof(byte), 255, (byte)255 },
        { typeof(long), 5, 5L },
        { typeof(ulong), 5, 5UL },
        { typeof(double), 5, 5.0 },
        { typeof(double), 0.1m, 0.1 },
        { typeof(double), 0.5f, 0.5 },
        { typeof(double), 1L << 53, 9007199254740992.0 },
        { typeof(double), 1L << 62, 4611686018427387904.0 },
        { typeof(float), 1 << 24, 16777216f },
        { typeof(double), double.PositiveInfinity, double.PositiveInfinity },
        { typeof(float), 0.1, 0.1f },
        { typeof(float), double.NegativeInfinity, float.NegativeInfinity },
        { typeof(decimal), 5, 5m },
        { typeof(decimal), 0.1, 0.1m },
        { typeof(decimal), 0.1f, 0.1m },
        { typeof(decimal), 0.30000000000000004, 0.30000000000000004m },
        { typeof(decimal), 1e20, 1e20m },
        { typeof(bool), true, true },
        { typeof(string), "1", "1" },
        { typeof(string), 'a', "a" },
        { typeof(char), "a", 'a' },
        { typeof(Guid), Id, Id },
        { typeof(Guid?), Id.ToString(), Id },
        { typeof(PostKind), PostKind.Review, PostKind.Review },
        { typeof(PostKind), "Review", PostKind.Review },
        { typeof(PostKind?), "REVIEW", PostKind.Review },
        { typeof(PostKind), 2, PostKind.Review },
        { typeof(PostKind), 2L, PostKind.Review },
        { typeof(PostKind), 2.0, PostKind.Review },
        { typeof(DayOfWeek), "mon_day", DayOfWeek.Monday },
        { typeof(FileAttributes), 3, FileAttributes.ReadOnly | FileAttributes.Hidden },
        { typeof(DateTime), "2024-02-29", Moment(2024, 2, 29) },
        { typeof(DateTime), "2024-02-29T10:20", Moment(2024, 2, 29, 10, 20) },
        { typeof(DateTime), "2024-02-29 10:20:30", Moment(2024, 2, 29, 10, 20, 30) },
        { typeof(DateTime), "2024-02-29T10:20:30.5", Moment(2024, 2, 29, 10, 20, 30).AddMilliseconds(500) },
        { typeof(DateTime), "2024-02-29T10:20:30Z", Moment(2024, 2, 29, 10, 20, 30) },
        { typeof(DateTime), "2024-02-29T10:20:30+02:00", Moment(2024, 2, 29, 8, 20, 30) },
        { typeof(DateTime), new DateOnly(2024, 2, 29), Moment(2024, 2, 29) },
        { typeof(DateTime), new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.FromHours(2)), Moment(2024, 2, 29, 8) },
        { typeof(DateTimeOffset), "2024-02-29T10:20:30+02:00", new DateTimeOffset(2024, 2, 29, 10, 20, 30, TimeSpan.FromHours(2)) },
        { typeof(DateTimeOffset), "2024-02-29", new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) },
        { typeof(DateTimeOffset), new DateOnly(2024, 2, 29), new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) },
        { typeof(DateTimeOffset), Moment(2024, 2, 29), new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) },
        { typeof(DateOnly), "2024-02-29", new DateOnly(2024, 2, 29) },
        { typeof(DateOnly?), Moment(2024, 2, 29), new DateOnly(2024, 2, 29) },
        { typeof(TimeOnly), "10:20", new TimeOnly(10, 20) },
        { typeof(TimeOnly), "10:20:30.25", new TimeOnly(10, 20, 30, 250) },
        { typeof(TimeOnly), TimeSpan.FromHours(3), new TimeOnly(3, 0) },
        { typeof(TimeSpan), "1.02:03:04", new TimeSpan(1, 2, 3, 4) },
        { typeof(TimeSpan), new TimeOnly(3, 0), TimeSpan.FromHours(3) },
        { typeof(int), Json("5"), 5 },
        { typeof(double), Json("0.1"), 0.1 },
        { typeof(decimal), Json("0.1"), 0.1m },
        { typeof(string), Json("\"a\""), "a" },
        { typeof(bool), Json("true"), true },
        { typeof(PostKind), Json("\"note\""), PostKind.Note },
        { typeof(DateOnly), Json("\"2024-02-29\""), new DateOnly(2024, 2, 29) },
    };

    public static TheoryData<Type, object, string> Refused => new()
    {
        { typeof(int), 1.5, "a whole number (int) is expected, a fraction (double) was given" },
        { typeof(int), 1.5m, "a whole number (int) is expected, a fraction (decimal) was given" },
        { typeof(int), "1", "a whole number (int) is expected, text was given" },
        { typeof(int), true, "a whole number (int) is expected, a boolean was given" },
        { typeof(int), 'a', "a whole number (int) is expected, a char was given" },
        { typeof(int), 3_000_000_000L, "a whole number (int) is expected, a number (long) was given" },
        { typeof(int), double.NaN, "a whole number (int) is expected, a fraction (double) was given" },
        { typeof(int), PostKind.Note, "a whole number (int) is expected, a PostKind was given" },
        { typeof(int), new[] { 1 }, "a whole number (int) is expected, a list was given" },
        { typeof(int), new { Id = 1 }, "a whole number (int) is expected, an object was given" },
        { typeof(byte), 256, "a whole number (byte) is expected, a number (int) was given" },
        { typeof(uint), -1, "a whole number (uint) is expected, a number (int) was given" },
        { typeof(double), (1L << 53) + 1, "a number (double) is expected, a number (long) was given" },
        { typeof(float), (1 << 24) + 1, "a number (float) is expected, a number (int) was given" },
        { typeof(double), long.MaxValue, "a number (double) is expected, a number (long) was given" },
        { typeof(double), "1.5", "a number (double) is expected, text was given" },
        { typeof(float), 1e300, "a number (float) is expected, a number (double) was given" },
        { typeof(float), 1e-300, "a number (float) is expected, a fraction (double) was given" },
        { typeof(decimal), 1e300, "a number (decimal) is expected, a number (double) was given" },
        { typeof(decimal), 1e-30, "a number (decimal) is expected, a fraction (double) was given" },
        { typeof(decimal), double.NaN, "a number (decimal) is expected, a fraction (double) was given" },
        { typeof(bool), 1, "true or false is expected, a number (int) was given" },
        { typeof(bool), "true", "true or false is expected, text was given" },
        { typeof(string), 1, "text is expected, a number (int) was given" },
        { typeof(string), true, "text is expected, a boolean was given" },
        { typeof(string), Id, "text is expected, a Guid was given" },
        { typeof(char), "ab", "a char is expected, text was given" },
        { typeof(char), 97, "a char is expected, a number (int) was given" },
        { typeof(Guid), "no", "a Guid is expected, text that is no Guid was given" },
        { typeof(PostKind), "other", "a name or number of PostKind (Note, Article, Review) is expected, text that is none of them was given" },
        { typeof(PostKind), "1", "a name or number of PostKind (Note, Article, Review) is expected, text that is none of them was given" },
        { typeof(PostKind), "", "a name or number of PostKind (Note, Article, Review) is expected, text that is none of them was given" },
        {
            typeof(PostKind),
            "Articel",
            "a name or number of PostKind (Note, Article, Review) is expected, text that is none of them (nearest: Article) was given"
        },
        { typeof(List<int>), "a", "a List<int> is expected, text was given" },
        { typeof(byte[]), 5, "a byte[] is expected, a number (int) was given" },
        { typeof(Guid), new List<string>(), "a Guid is expected, a list was given" },
        { typeof(Guid), new KeyValuePair<int?, string[]>(1, []), "a Guid is expected, a KeyValuePair<int?, string[]> was given" },
        { typeof(Order), 5, "an Order is expected, a number (int) was given" },
        { typeof(PostKind), 3, "a name or number of PostKind (Note, Article, Review) is expected, a number (int) was given" },
        { typeof(PostKind), 1.5, "a name or number of PostKind (Note, Article, Review) is expected, a fraction (double) was given" },
        { typeof(PostKind), Tier.Gold, "a name or number of PostKind (Note, Article, Review) is expected, a Tier was given" },
        { typeof(DateTime), "29.02.2024", "a date (DateTime) is expected, text was given" },
        { typeof(DateTime), "2023-02-29", "a date (DateTime) is expected, text was given" },
        { typeof(DateTime), 20240229, "a date (DateTime) is expected, a number (int) was given" },
        { typeof(DateTime), new TimeOnly(1, 2), "a date (DateTime) is expected, a TimeOnly was given" },
        { typeof(DateOnly), "2024-02-29T10:00", "a date (DateOnly) is expected, text was given" },
        { typeof(DateOnly), Moment(2024, 2, 29, 10), "a date (DateOnly) is expected, a DateTime was given" },
        { typeof(TimeOnly), "25:00", "a time (TimeOnly) is expected, text was given" },
        { typeof(TimeOnly), TimeSpan.FromHours(24), "a time (TimeOnly) is expected, a TimeSpan was given" },
        { typeof(TimeSpan), "an hour", "a time (TimeSpan) is expected, text was given" },
        { typeof(int), Json("1.5"), "a whole number (int) is expected, a fraction (decimal) was given" },
        { typeof(int), Json("null"), "a whole number (int) is expected, null was given" },
        { typeof(int), Json("\"1\""), "a whole number (int) is expected, text was given" },
        { typeof(string), Json("1"), "text is expected, a number (long) was given" },
        { typeof(string), Json("{}"), "text is expected, an object was given" },
    };

    [Theory]
    [MemberData(nameof(Accepted), DisableDiscoveryEnumeration = true)]
    public void A_value_becomes_one_of_the_type(Type type, object value, object expected)
    {
        Assert.True(ValueCoercion.TryCoerce(value, type, converter: null, out var result, out var problem));
        Assert.Equal((expected, expected.GetType()), (result, result.GetType()));
        Assert.Null(problem);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_value_of_another_kind_is_a_problem(Type type, object value, string expected)
    {
        Assert.False(ValueCoercion.TryCoerce(value, type, converter: null, out var result, out var problem));
        Assert.Null(result);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("2024-02-29T10:00", DateTimeKind.Unspecified)]
    [InlineData("2024-02-29T10:00Z", DateTimeKind.Utc)]
    [InlineData("2024-02-29T10:00+02:00", DateTimeKind.Utc)]
    public void A_moment_keeps_its_kind(string text, DateTimeKind kind)
    {
        Assert.True(ValueCoercion.TryCoerce(text, typeof(DateTime), converter: null, out var result, out _));
        Assert.Equal(kind, ((DateTime)result).Kind);
    }

    [Fact]
    public void A_converter_takes_what_is_stored()
    {
        var converter = new CustomerIdConverter();

        Assert.True(ValueCoercion.TryCoerce(5L, typeof(CustomerId?), converter, out var result, out _));
        Assert.Equal(new CustomerId(5), result);
        Assert.True(ValueCoercion.TryCoerce(new CustomerId(5), typeof(CustomerId), converter, out result, out _));
        Assert.Equal(new CustomerId(5), result);
        Assert.False(ValueCoercion.TryCoerce("5", typeof(CustomerId), converter, out _, out var problem));
        Assert.Equal("a CustomerId is expected, text was given", problem);
    }

    [Fact]
    public void A_converter_that_refuses_a_value_makes_a_problem()
    {
        var converter = new ValueConverter<Uri, string>(uri => uri.ToString(), text => new Uri(text));

        Assert.True(ValueCoercion.TryCoerce("https://a.b/", typeof(Uri), converter, out var result, out _));
        Assert.Equal(new Uri("https://a.b/"), result);
        Assert.False(ValueCoercion.TryCoerce("no uri", typeof(Uri), converter, out _, out var problem));
        Assert.Equal("a Uri is expected, text was given", problem);
    }

    [Fact]
    public void A_converter_is_not_asked_for_text_of_a_known_type()
        => Assert.False(ValueCoercion.TryCoerce("1", typeof(int), new NumberToStringConverter<int>(), out _, out _));

    [Fact]
    public void The_culture_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.True(ValueCoercion.TryCoerce(0.5, typeof(decimal), converter: null, out var result, out _));
            Assert.Equal(0.5m, result);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static DateTime Moment(int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
        => new(year, month, day, hour, minute, second, DateTimeKind.Unspecified);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
