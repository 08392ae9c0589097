using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Decimals in .NET's 16 bytes, so that 1.0 and 1.00 remain different.</summary>
internal sealed class DecimalCursorValue : CursorValue
{
    private const int MostScale = 28;

    public override void Write(CursorWriter writer, object value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits((decimal)value, parts);
        foreach (var part in parts)
            writer.AddInt32(part);
    }

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadInt32(out var low) && reader.TryReadInt32(out var middle) && reader.TryReadInt32(out var high)
            && reader.TryReadInt32(out var flags) && IsValid(flags)
            ? new decimal(low, middle, high, flags < 0, (byte)(flags >> 16))
            : null;
        return value is not null;
    }

    /// <summary>Allows only the sign and the scale: https://learn.microsoft.com/dotnet/api/system.decimal.getbits</summary>
    private static bool IsValid(int flags) => (flags & 0x7F00FFFF) == 0 && ((flags >> 16) & 0xFF) <= MostScale;
}
