using System.Collections;
using System.Text.Json;

namespace EFCore.Mixins.Filtering;

/// <summary>Reads lists of values, no further than asked.</summary>
internal static class Lists
{
    /// <summary>The first values of a list, or null where <paramref name="value" /> is none; text and dictionaries are none.</summary>
    public static IReadOnlyList<object?>? Read(object? value, int most)
        => value switch
        {
            string or IDictionary or IEnumerable<KeyValuePair<string, object?>> => null,
            JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray().Take(most).Select(JsonValues.Unwrap)],
            IEnumerable list => [.. list.Cast<object?>().Take(most)],
            _ => null,
        };
}
