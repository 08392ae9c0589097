using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EFCore.Mixins.Paging;

/// <summary>Enums, by their numbers.</summary>
internal sealed class EnumCursorValue(Type type, CursorValue number) : CursorValue
{
    public override void Write(CursorWriter writer, object value)
        => number.Write(writer, Convert.ChangeType(value, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture));

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = number.TryRead(ref reader, out var read) ? Enum.ToObject(type, read) : null;
        return value is not null;
    }
}
