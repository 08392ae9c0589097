using System.Text.Json;

namespace EFCore.Mixins.Filtering;

/// <summary>Reads the values that System.Text.Json leaves in a dictionary of objects.</summary>
internal static class JsonValues
{
    public static object? Unwrap(JsonElement json)
        => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(json),
            JsonValueKind.Array => json.EnumerateArray().Select(Unwrap).ToArray(),
            JsonValueKind.Object => json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Unwrap(member.Value))).ToArray(),
            _ => null,
        };

    private static object Number(JsonElement json)
        => json.TryGetInt64(out var whole) ? whole
            : json.TryGetDecimal(out var exact) ? exact
            : json.GetDouble();
}
