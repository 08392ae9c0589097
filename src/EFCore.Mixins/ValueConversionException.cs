using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>Thrown when the value converter of a column refuses the value that a save would write; nothing was saved. What the converter threw is the inner exception.</summary>
public sealed class ValueConversionException : InvalidOperationException
{
    internal ValueConversionException(IProperty property, Exception cause)
        : base($"'{property.DeclaringType.ClrType.Name}' was not saved: the value converter of '{property.Name}' refuses its value: {cause.Message} Set another value.", cause)
        => Property = property;

    /// <summary>The column.</summary>
    public IProperty Property { get; }
}
