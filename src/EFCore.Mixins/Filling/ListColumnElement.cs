using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Filling;

/// <summary>The element of a list in a column, which EF maps, or for which a value converter creates one value.</summary>
/// <param name="ClrType">The type of an element.</param>
/// <param name="TakesNull">Whether an element can be null.</param>
/// <param name="Converter">The converter of one element.</param>
internal sealed record ListColumnElement(Type ClrType, bool TakesNull, ValueConverter? Converter)
{
    /// <summary>The element of the column; null if its type is not a list.</summary>
    public static ListColumnElement? Find(IProperty column)
        => column.GetElementType() is { } element ? new(element.ClrType, element.IsNullable, element.GetValueConverter())
            : column.GetValueConverter() is not null && ElementOf(column.ClrType) is { } type ? new(type, TakesNullOf(type), null)
            : null;

    private static bool TakesNullOf(Type element) => !element.IsValueType || Nullable.GetUnderlyingType(element) is not null;

    // List<string>, string[], IReadOnlyList<string>, but not text or binary data
    private static Type? ElementOf(Type list)
        => list == typeof(byte[]) || list == typeof(string) ? null
            : list.IsSZArray ? list.GetElementType()
            : list.GenericTypeArguments is [var element] && list.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element
            : null;
}
