using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Dates and times with their kind.</summary>
internal sealed class MomentCursorValue : CursorValue
{
    public override void Write(CursorWriter writer, object value)
    {
        var moment = (DateTime)value;
        writer.AddNumber((long)moment.Kind);
        writer.AddNumber(moment.Ticks);
    }

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadNumber(out var kind) && kind is >= (long)DateTimeKind.Unspecified and <= (long)DateTimeKind.Local
            && reader.TryReadNumber(out var ticks) && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
                ? new DateTime(ticks, (DateTimeKind)kind)
                : null;
        return value is not null;
    }
}
