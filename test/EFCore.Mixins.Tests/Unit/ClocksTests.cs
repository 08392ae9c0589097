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
        { nameof(MomentKind.Utc), Utc, Utc },
        { nameof(MomentKind.Utc), Bare, Utc },
        { nameof(MomentKind.Utc), Local, Local.ToUniversalTime() },
        { nameof(MomentKind.Utc), Offset, new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.Zero) },
        { nameof(MomentKind.Wall), Utc, Bare },
        { nameof(MomentKind.Wall), Bare, Bare },
        { nameof(MomentKind.Wall), Local, Bare },
        { nameof(MomentKind.Wall), Offset, Offset },
        { nameof(MomentKind.Any), Local, Local },
        { nameof(MomentKind.Utc), "text", "text" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_set_by_the_clock(string clock, object value, object expected)
    {
        var set = Enum.Parse<MomentKind>(clock).Set(value);

        Assert.Equal(expected, set);
        Assert.Equal((expected as DateTime?)?.Kind, (set as DateTime?)?.Kind);
        Assert.Equal((expected as DateTimeOffset?)?.Offset, (set as DateTimeOffset?)?.Offset);
    }
}
