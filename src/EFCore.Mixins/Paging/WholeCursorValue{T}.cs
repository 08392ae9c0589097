using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Values that are whole numbers, or that a whole number stands for.</summary>
/// <param name="toNumber">The number of a value.</param>
/// <param name="fromNumber">The value of a number; null where there is none.</param>
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
