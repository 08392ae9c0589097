namespace EFCore.Mixins.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedClock : TimeProvider
{
    /// <summary>A time with a tenth of a microsecond, which no timestamp keeps.</summary>
    public DateTimeOffset Now { get; set; } = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567);

    /// <summary>The time as timestamps keep it.</summary>
    public DateTime Stamp => Now.UtcDateTime.AddTicks(-(Now.Ticks % TimeSpan.TicksPerMicrosecond));

    public override DateTimeOffset GetUtcNow() => Now;
}
