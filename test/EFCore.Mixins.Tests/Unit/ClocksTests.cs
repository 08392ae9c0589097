using EFCore.Mixins.Metadata;


namespace EFCore.Mixins.Tests.Unit;

public sealed class ClocksTests
{
    private static readonly DateTime Local = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Local);
    private static readonly DateTime Utc = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Bare = new(2024, 2, 29, 12, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTimeOffset Offset = new(Bare, TimeSpan.FromHours(2));

    public static TheoryData<string, object, object> Values => new()
    {
        { nameof(Clock.Utc), Utc, Utc },
        { nameof(Clock.Utc), Bare, Utc },
        { nameof(Clock.Utc), Local, Local.ToUniversalTime() },
        { nameof(Clock.Utc), Offset, new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.Zero) },
        { nameof(Clock.Wall), Utc, Bare },
        { nameof(Clock.Wall), Bare, Bare },
        { nameof(Clock.Wall), Local, Bare },
        { nameof(Clock.Wall), Offset, Offset },
        { nameof(Clock.Any), Local, Local },
        { nameof(Clock.Utc), "text", "text" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_set_by_the_clock(string clock, object value, object expected)
    {
        var set = Enum.Parse<Clock>(clock).Set(value);

        Assert.Equal(expected, set);
        Assert.Equal((expected as DateTime?)?.Kind, (set as DateTime?)?.Kind);
        Assert.Equal((expected as DateTimeOffset?)?.Offset, (set as DateTimeOffset?)?.Offset);
    }
}
