using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Texts.</summary>
internal sealed class TextCursorValue : CursorValue
{
    public override void Write(CursorWriter writer, object value) => writer.AddText((string)value);

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadText(out var text) ? text : null;
        return value is not null;
    }
}
