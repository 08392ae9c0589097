using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Paging;

/// <summary>Values that a cursor cannot contain.</summary>
internal sealed class NoCursorValue : CursorValue
{
    public override void Write(CursorWriter writer, object value)
        => throw new NotSupportedException(
            $"A cursor cannot contain values of '{value.GetType()}'. Sort by another column, or give the property a value converter.");

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = null;
        return false;
    }
}
