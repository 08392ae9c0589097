using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Dates and times with their offset from UTC.</summary>
internal sealed class OffsetCursorValue : CursorValue
{
    private const int MostMinutes = 14 * 60;

    public override void Write(CursorWriter writer, object value)
    {
        var moment = (DateTimeOffset)value;
        writer.AddNumber(moment.TotalOffsetMinutes);
        writer.AddNumber(moment.UtcTicks);
    }

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadNumber(out var minutes) && minutes is >= -MostMinutes and <= MostMinutes
            && reader.TryReadNumber(out var ticks) && IsMoment(ticks) && IsMoment(ticks + (minutes * TimeSpan.TicksPerMinute))
                ? new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes))
                : null;
        return value is not null;
    }

    private static bool IsMoment(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
}
