using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Values that are integers, or can be represented by one.</summary>
/// <param name="toNumber">Converts a value to its number.</param>
/// <param name="fromNumber">Converts a number to its value; null if there is none.</param>
internal sealed class WholeCursorValue<T>(Func<T, long> toNumber, Func<long, T?> fromNumber) : CursorValue
    where T : struct
{
    public override void Write(CursorWriter writer, object value) => writer.AddNumber(toNumber((T)value));

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadNumber(out var number) ? fromNumber(number) : null;
        return value is not null;
    }
}
