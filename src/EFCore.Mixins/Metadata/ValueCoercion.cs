using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Converts values to the CLR type of a property. They are widened but never truncated, and text must be the type's own text form.
/// </summary>
internal static class ValueCoercion
{
    /// <summary>
    ///     Coerces a value, except null, to the CLR type of <paramref name="property"/>, through its value converter if it has one.
    /// </summary>
    /// <remarks>The problem does not include the value: <c>a whole number (int) is expected, text was given</c>.</remarks>
    public static bool TryCoerce(
        object value,
        IProperty property,
        [NotNullWhen(true)] out object? result,
        [NotNullWhen(false)] out string? problem)
        => TryCoerce(value, OperandValueType.Of(property), out result, out problem);

    /// <summary>Coerces a value, except null, to the CLR type and the kind of dates and times of an operand.</summary>
    public static bool TryCoerce(
        object value,
        OperandValueType type,
        [NotNullWhen(true)] out object? result,
        [NotNullWhen(false)] out string? problem)
    {
        if (!TryCoerce(value, type.ClrType, type.Converter, out result, out problem))
            return false;
        if (type.IsJson && result is string text && !JsonTextValidation.IsValid(text))
        {
            (result, problem) = (null, "JSON is expected, text that is none was given");
            return false;
        }

        result = type.Clock.Set(result);
        if (type.Converter is null || type.Underlying.IsEnum || Try(type.Converter.ConvertToProvider, result) is not null)
            return true;
        problem = $"{ValueDescriptions.Name(type.Underlying)} is expected that the value converter of the attribute can store, "
            + "it refused what was given";
        result = null;
        return false;
    }

    /// <summary>Coerces a value, except null, to <paramref name="type"/> or its underlying type.</summary>
    public static bool TryCoerce(
        object value,
        Type type,
        ValueConverter? converter,
        [NotNullWhen(true)] out object? result,
        [NotNullWhen(false)] out string? problem)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        var given = target == value.GetType() ? value : JsonValueReader.Unwrap(value); // a column can have a type of System.Text.Json
        given = given is null ? null : UnreadableInputValue.Check(given);
        result = given is null or UnreadableInputValue ? null : Convert(given, target) ?? ThroughProvider(given, target, converter);
        problem = result is null
            ? $"{ValueDescriptions.Name(target)} is expected, {ValueDescriptions.Describe(given, target)} was given"
            : null;
        return result is not null;
    }

    /// <summary>The result of a converter, which is user code; null if it rejects the value.</summary>
    public static object? Try(Func<object?, object?> convert, object value)
    {
        try
        {
            return convert(value);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static object? Convert(object value, Type target)
        => target.IsInstanceOfType(value) ? value
            : target.IsEnum ? EnumConversions.Convert(value, target)
            : NumberConversions.IsNumber(target) ? NumberConversions.Convert(value, target)
            : DateConversions.Convert(value, target) ?? Texts(value, target);

    private static object? Texts(object value, Type target)
        => value switch
        {
            string text when target == typeof(Guid) => Guid.TryParse(text, out var guid) ? guid : null,
            string { Length: 1 } text when target == typeof(char) => text[0],
            char character when target == typeof(string) => character.ToString(),
            _ => null,
        };

    private static object? ThroughProvider(object value, Type target, ValueConverter? converter)
        => converter is not null
            && !ValueDescriptions.IsKnown(target)
            && TryCoerce(value, converter.ProviderClrType, null, out var provided, out _)
                ? Try(converter.ConvertFromProvider, provided)
                : null;
}
