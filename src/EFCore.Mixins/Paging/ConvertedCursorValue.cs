using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Paging;

/// <summary>Values of a type with a value converter, in their stored form.</summary>
internal sealed class ConvertedCursorValue(ValueConverter converter, CursorValue stored) : CursorValue
{
    public override object Stored(object value) => value is IComparable ? value : Convert(value);

    public override void Write(CursorWriter writer, object value) => stored.Write(writer, Convert(value));

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = stored.TryRead(ref reader, out var read) ? ValueCoercion.Try(converter.ConvertFromProvider, read) : null;
        return value is not null;
    }

    private object Convert(object value)
        => converter.ConvertToProvider(value)
            ?? throw new InvalidOperationException(
                $"The value converter of '{value.GetType()}' returned null for a value that is not null.");
}
