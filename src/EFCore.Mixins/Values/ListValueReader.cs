using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Reads lists of values, up to a number of elements.</summary>
internal static class ListValueReader
{
    /// <summary>
    ///     The maximum number of parts or values if the limits of a context are unknown. It exceeds the number of parameters of a
    ///     statement.
    /// </summary>
    public const int Most = 65_536;

    /// <summary>One more than a limit, so that an exceeded limit is detected.</summary>
    public static int Beyond(int most) => most == int.MaxValue ? most : most + 1;

    /// <summary>
    ///     The first values of a list, or null if <paramref name="value" /> is not a list, such as text, dictionaries and objects.
    /// </summary>
    public static IReadOnlyList<object?>? Read(object? value, int most)
        => value switch
        {
            string or IDictionary or JsonObject or IEnumerable<KeyValuePair<string, object?>> => null,
            JsonElement { ValueKind: JsonValueKind.Array } json
                => [.. json.EnumerateArray().Take(most).Select(item => JsonValueReader.Unwrap(item))],
            JsonDocument json => Read(json.RootElement, most),
            IEnumerable list => [.. list.Cast<object?>().Take(most).Select(JsonValueReader.Unwrap)],
            _ => null,
        };

    /// <summary>The values as an array of a type.</summary>
    public static Array ToArray(ICollection values, Type type)
    {
        var array = Array.CreateInstance(type, values.Count);
        var i = 0;
        foreach (var value in values)
            array.SetValue(value, i++);
        return array;
    }

    /// <summary>Whether a list has more values, if this is known without reading it.</summary>
    public static bool IsLonger(object? value, int most)
        => value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } json => json.GetArrayLength() > most,
            JsonDocument json => IsLonger(json.RootElement, most),
            string or IDictionary or JsonObject => false,
            ICollection list => list.Count > most,
            _ => false,
        };
}
