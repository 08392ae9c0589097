using System.Globalization;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Syntax;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Converts texts of a request to the type of an attribute.</summary>
internal sealed class QueryValueReader(QueryBindingSettings settings)
{
    private const int MostDigits = 28;

    /// <summary>Whether a value of the type can contain a comma, so that texts are not split.</summary>
    public static bool IsText(OperandValueType type)
        => TextTypeOf(type) is var text && (text == typeof(string) || text == typeof(char));

    /// <summary>The value, or a problem if the text is not of the type.</summary>
    public object? Read(RawValue raw, OperandValueType type, out QueryValueProblem? problem)
    {
        var text = TextTypeOf(type);
        problem = raw.Text.Length == 0 && raw.Kind == RawValueKind.Text && text != typeof(string)
            ? new QueryValueProblem(QueryProblemCode.Empty, $"The value is empty. {Expected(text)}")
            : null;
        if (problem is not null)
            return null;
        if (IsWrittenFor(raw.Kind, text)
            && Parse(raw, text, type.Clock) is { } parsed
            && ValueCoercion.TryCoerce(parsed, type, out var value, out _))
            return value;
        problem = new QueryValueProblem(QueryProblemCode.Value, Expected(text));
        return null;
    }

    /// <summary>The type of the text form of values; for a custom type, that of its stored form.</summary>
    private static Type TextTypeOf(OperandValueType type)
        => type.Converter is { } converter && !ValueDescriptions.IsKnown(type.Underlying)
            ? Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType
            : type.Underlying;

    /// <summary>JSON has types. A number is not a text, and a text is not a number.</summary>
    private bool IsWrittenFor(RawValueKind kind, Type type)
        => kind switch
        {
            RawValueKind.Text => true,
            RawValueKind.Number => NumberConversions.IsNumber(type) || (type.IsEnum && settings.AllowsEnumNumbers),
            RawValueKind.True or RawValueKind.False => type == typeof(bool),
            RawValueKind.String => type != typeof(bool) && !NumberConversions.IsNumber(type),
            _ => false,
        };

    private object? Parse(RawValue raw, Type type, MomentKind clock)
        => type switch
        {
            _ when type == typeof(bool) => raw.Text switch { "true" => true, "false" => false, _ => null },
            _ when NumberConversions.IsNumber(type) => Number(raw.Text, type),
            { IsEnum: true } => Enumerated(raw),
            _ when type == typeof(Guid) => Guid.TryParseExact(raw.Text, "D", out var guid) ? guid : null,
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset)
                => QueryMoments.Read(raw.Text, type, clock, settings.TimeZone),
            _ when ValueDescriptions.IsKnown(type) => raw.Text,
            _ => null,
        };

    private object? Enumerated(RawValue raw)
        => raw.Text is [>= '0' and <= '9' or '-', ..]
            ? settings.AllowsEnumNumbers && raw.Kind != RawValueKind.String ? Number(raw.Text, typeof(long)) : null
            : raw.Text;

    private static object? Number(string text, Type type)
        => NumberConversions.IsInteger(type) ? Whole(text)
            : !QueryNumbers.IsNumber(text) ? null
            : type == typeof(decimal) ? Exact(text)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && IsKept(text, number == 0, double.IsFinite(number))
                ? type == typeof(float) ? (float)number : number
            : null;

    private static object? Whole(string text)
        => !QueryNumbers.IsWhole(text) ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? large
            : null;

    private static decimal? Exact(string text)
        => QueryNumbers.Digits(text) <= MostDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && IsKept(text, number == 0, isFinite: true)
                ? number
                : null;

    /// <summary>Whether a number equals its text, and is not infinite or zero because of its size.</summary>
    private static bool IsKept(string text, bool isZero, bool isFinite) => isFinite && (!isZero || QueryNumbers.Digits(text) == 0);

    private static string Expected(Type type)
        => type switch
        {
            _ when type == typeof(bool) => "'true' or 'false' is expected.",
            _ when NumberConversions.IsInteger(type) => "A whole number is expected.",
            _ when NumberConversions.IsNumber(type) => "A number is expected.",
            { IsEnum: true } => $"One of these names is expected: {string.Join(", ", Enum.GetNames(type))}.",
            _ when type == typeof(Guid) => "A GUID is expected, such as 01234567-89ab-cdef-0123-456789abcdef.",
            _ when type == typeof(DateOnly) => "A date is expected, such as 2024-05-31.",
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset)
                => "A date or a moment is expected, such as 2024-05-31 or 2024-05-31T10:00:00Z.",
            _ when type == typeof(TimeOnly) || type == typeof(TimeSpan) => "A time is expected, such as 10:00:00.",
            _ when type == typeof(char) => "One character is expected.",
            _ when type == typeof(string) => "A text is expected.",
            _ => "The attribute takes no values that a request can write.",
        };
}
