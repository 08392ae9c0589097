using EFCore.Mixins.Filtering.Trees;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Texts become values of the type of the attribute.</summary>
public sealed class QueryValueTests : RequestFixture
{
    public static TheoryData<string, object?> Values => new()
    {
        { "page=7", 7 },
        { "or__exact=7", 7 },
        { "filter[filter]=a", "a" },
        { "type_=a", "a" },
        { "type___exact=a", "a" },
        { "shadow=a", "a" },
        { "code=01234567-89AB-cdef-0123-456789abcdef", Guid.Parse("01234567-89ab-cdef-0123-456789abcdef") },
        { "letter=,", ',' },
        { "since=2024-05-01", new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero) },
        { "since=2024-05-01T10:00:00.5%2B02:00", new DateTimeOffset(2024, 5, 1, 10, 0, 0, 500, TimeSpan.FromHours(2)) },
        { "since=2024-05-01T10:00-02:00", new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(-2)) },
        { "span=1.02:03:04", new TimeSpan(1, 2, 3, 4) },
        { "large=18446744073709551615", ulong.MaxValue },
        { "small=255", (byte)255 },
        { "part=1.5", 1.5f },
        { "number=5", new GadgetNumber(5) },
        { "name=a,b", new GadgetName("a,b") },
        { "labels__has=a,b", "a,b" },
        { "labels__count__ge=2", 2 },
        { "filter__length=3", 3 },
        { "parts__count=2", 2 },
        { "parts=2", 2 },
    };

    public static TheoryData<string, object[]> Lists => new()
    {
        { "number__in=5,6", [new GadgetNumber(5), new GadgetNumber(6)] },
        { "name__in=a,b&name__in=c", [new GadgetName("a,b"), new GadgetName("c")] },
        { "labels__has_any=a,b&labels__has_any=c", ["a,b", "c"] },
        { "sizes__has_all=1,2", [1, 2] },
        { "letter__in=,&letter__in=a", [',', 'a'] },
        { "labels__count__in=1,2", [1, 2] },
        { "parts__count__between=1,2", [1, 2] },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Values_have_the_type_of_the_attribute(string query, object? value)
    {
        Syntax = Syntax with { Controls = Syntax.Controls with { Page = null } };

        Assert.Equal(value, ConditionOf(query).Value);
    }

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void Lists_have_values_of_the_type_of_the_attribute(string query, object[] values)
        => Assert.Equal(values, ConditionOf(query).Value);

    [Theory]
    [InlineData("code={01234567-89ab-cdef-0123-456789abcdef}", "Value:code@0")]
    [InlineData("code=0123456789abcdef0123456789abcdef", "Value:code@0")]
    [InlineData("letter=ab", "Value:letter@0")]
    [InlineData("letter=", "Empty:letter@0")]
    [InlineData("since=10:00", "Value:since@0")]
    [InlineData("since=0001-01-01T00:00:00%2B14:00", "Value:since@0")]
    [InlineData("bytes=AAAA", "Value:bytes@0")]
    [InlineData("large=-1", "Value:large@0")]
    [InlineData("small=256", "Value:small@0")]
    [InlineData("part=1e39", "Value:part@0")]
    [InlineData("number=x", "Value:number@0")]
    [InlineData("number=", "Empty:number@0")]
    [InlineData("filter__length=x", "Value:filter__length@0")]
    [InlineData("labels=a", "Value:labels@0")]
    [InlineData("sizes__has=1,2", "Value:sizes__has@0")]
    public void Others_are_refused(string query, string problems) => Assert.Equal(problems, ProblemsOf(Read<Gadget>(query)));

    [Fact]
    public void Enums_are_numbers_where_that_is_allowed()
    {
        Settings = Settings with { AllowsEnumNumbers = true };

        Assert.Equal("kind='Article'", Where("kind=1"));
        Assert.Equal("kind='Article'", WhereJson("""{"where":{"kind":1}}"""));
        Assert.Equal("Value:kind@0", ProblemsOf(Read("kind=9")));
    }

    [Fact]
    public void A_zone_leaves_out_and_repeats_an_hour()
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 31),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 31));
        Settings = Settings with { TimeZone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(1), "x", "x", "y", [rule]) };

        Assert.Equal("Value:published_at@0", ProblemsOf(Read("published_at=2024-03-31T02:30:00")));
        Assert.Equal("published_at='2024-10-31T01:30:00Z'", Where("published_at=2024-10-31T02:30:00"));
        Assert.Equal("published_at='2024-07-01T00:00:00Z'", Where("published_at=2024-07-01T02:00:00"));
    }

    private ConditionFilter ConditionOf(string query)
    {
        var read = Read<Gadget>(query);
        Assert.Empty(read.Problems);
        return Assert.IsType<ConditionFilter>(read.Where);
    }
}
