using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Guids.</summary>
internal sealed class GuidCursorValue : CursorValue
{
    private const int Length = 16;

    public override void Write(CursorWriter writer, object value) => writer.AddBytes(((Guid)value).ToByteArray());

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadBytes(Length, out var bytes) ? new Guid(bytes) : null;
        return value is not null;
    }
}
