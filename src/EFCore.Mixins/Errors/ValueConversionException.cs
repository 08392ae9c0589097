using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when the value converter of a column rejects a value to be saved, so that nothing was saved, or a stored value. The exception
///     of the converter is the inner exception.
/// </summary>
public sealed class ValueConversionException : InvalidOperationException
{
    internal ValueConversionException(IProperty property, Exception cause)
        : base(
            $"'{property.DeclaringType.ClrType.Name}' was not saved: " +
            $"the value converter of '{property.Name}' refuses its value: {cause.Message} Set another value.",
            cause)
        => Property = property;

    internal ValueConversionException(IReadOnlyList<IProperty> columns, Exception cause)
        : base(
            $"A row was not read: the value converter of {Name(columns)} refuses the stored value: {cause.Message} " +
            "Correct the row, or make the converter accept the value.",
            cause)
        => Property = columns[0];

    /// <summary>The column. The first one, if several have the same converter: EF does not report which one was read.</summary>
    public IProperty Property { get; }

    private static string Name(IReadOnlyList<IProperty> columns)
        => string.Join(" or ", columns.Select(column => $"'{column.DeclaringType.ClrType.Name}.{column.Name}'"));
}
