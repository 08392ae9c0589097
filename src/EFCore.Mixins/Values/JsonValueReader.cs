using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>
///     Reads values of System.Text.Json one level at a time, so that no nesting overflows the stack and no list is copied unnecessarily.
/// </summary>
internal static class JsonValueReader
{
    /// <summary>
    ///     The CLR value of JSON text, numbers, booleans and null. Lists and objects remain JSON. Other values are returned unchanged.
    /// </summary>
    public static object? Unwrap(object? value)
        => value switch
        {
            JsonElement json => Unwrap(json),
            JsonDocument json => Unwrap(json.RootElement),
            JsonValue json => Unwrap(json),
            _ => value,
        };

    /// <summary>A copy of the value that outlives its document.</summary>
    public static object? Keep(object? value)
        => value switch
        {
            JsonElement { ValueKind: not JsonValueKind.Undefined } json => json.Clone(),
            JsonDocument json => json.RootElement.Clone(),
            _ => value,
        };

    private static object? Unwrap(JsonElement json)
        => json.ValueKind switch
        {
            JsonValueKind.String => Text(json),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(json),
            JsonValueKind.Array or JsonValueKind.Object => json,
            _ => null,
        };

    private static object? Unwrap(JsonValue json)
        => json.TryGetValue<JsonElement>(out var element) ? Unwrap(element)
            : json.TryGetValue<object>(out var value) && value is not JsonNode ? Unwrap(value)
            : Unwrap(JsonSerializer.SerializeToElement(json));

    private static object? Text(JsonElement json)
        => JsonTextValidation.IsReadable(JsonMarshal.GetRawUtf8Value(json)) ? json.GetString() : UnreadableInputValue.Text;

    /// <remarks>
    ///     <see cref="JsonElement.GetDouble" /> reads 1e400 as infinity and 1e-400 as zero, and
    ///     <see cref="JsonElement.TryGetDecimal" /> reads 1e-30 as zero.
    /// </remarks>
    private static object Number(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
            return whole;
        if (!json.TryGetDouble(out var number)
            || !double.IsFinite(number)
            || (number == 0 && !JsonTextValidation.IsZero(JsonMarshal.GetRawUtf8Value(json))))
            return UnreadableInputValue.Number;
        return json.TryGetDecimal(out var exact) && (double)exact == number ? exact : number;
    }
}
