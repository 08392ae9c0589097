using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Bytes.</summary>
internal sealed class BytesCursorValue : CursorValue
{
    public override void Write(CursorWriter writer, object value)
    {
        writer.AddNumber(((byte[])value).Length);
        writer.AddBytes((byte[])value);
    }

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadNumber(out var length) && reader.TryReadBytes(length, out var bytes) ? bytes.ToArray() : null;
        return value is not null;
    }
}
