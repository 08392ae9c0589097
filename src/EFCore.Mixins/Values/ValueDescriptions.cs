using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Describes types and values for messages, without showing a value.</summary>
internal static class ValueDescriptions
{
    private static readonly HashSet<Type> Known =
    [
        typeof(string), typeof(bool), typeof(char), typeof(Guid), typeof(byte[]),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    /// <summary>Whether values of the type have their own text or number forms, regardless of the converter.</summary>
    public static bool IsKnown(Type type) => type.IsEnum || NumberConversions.IsNumber(type) || Known.Contains(type);

    public static string Name(Type type)
        => type switch
        {
            { IsEnum: true } => $"a name or number of {type.Name} ({string.Join(", ", Enum.GetNames(type))})",
            _ when NumberConversions.IsInteger(type) => $"a whole number ({TypeNames.Of(type)})",
            _ when NumberConversions.IsNumber(type) => $"a number ({TypeNames.Of(type)})",
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) => $"a date ({type.Name})",
            _ when type == typeof(TimeOnly) || type == typeof(TimeSpan) => $"a time ({type.Name})",
            _ => TypeNames.WithArticle(type, quoted: false),
        };

    public static string Describe(object? value)
        => value switch
        {
            null => "null",
            UnreadableInputValue unreadable => unreadable.Description,
            JsonElement { ValueKind: JsonValueKind.Object } => "an object",
            JsonElement { ValueKind: JsonValueKind.Array } => "a list",
            JsonObject json when !JsonObjectReader.IsReadable(json)
                => "a JSON object that has a name twice, or one that is not valid Unicode,",
            JsonObject => "an object",
            string => "text",
            bool => "a boolean",
            double or float or decimal or Half when !NumberConversions.IsWhole(value) => $"a fraction ({TypeNames.Of(value.GetType())})",
            _ when NumberConversions.IsNumber(value.GetType()) => $"a number ({TypeNames.Of(value.GetType())})",
            IEnumerable => "a list",
            _ when value.GetType().Name.StartsWith('<') => "an object",
            _ => TypeNames.WithArticle(value.GetType(), quoted: false),
        };

    /// <summary>Describes a value if another type is expected. Text that cannot be converted to the type is described as such.</summary>
    public static string Describe(object? value, Type expected)
        => value switch
        {
            string when expected == typeof(Guid) => "text that is no Guid",
            string text when expected.IsEnum => $"text that is none of them{Nearest(text, expected)}",
            _ => Describe(value),
        };

    private static string Nearest(string text, Type type)
        => MemberNames.Nearest(text, Enum.GetNames(type)) is { Count: > 0 } names ? $" (nearest: {string.Join(", ", names)})" : "";
}
