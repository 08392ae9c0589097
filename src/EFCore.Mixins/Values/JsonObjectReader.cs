using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Reads the members of JSON objects without parsing their values.</summary>
internal static class JsonObjectReader
{
    /// <summary>The first members, with values from <see cref="JsonValueReader.Unwrap(object?)" />.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(JsonElement json, int most)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var member in json.EnumerateObject())
        {
            if (members.Count == most)
                break;
            members.Add(KeyValuePair.Create(NameOf(member), JsonValueReader.Unwrap(member.Value)));
        }

        return members;
    }

    /// <inheritdoc cref="Read(JsonElement, int)" />
    /// <returns>Null if the object cannot be read, see <see cref="IsReadable" />.</returns>
    public static IReadOnlyList<KeyValuePair<string, object?>>? Read(JsonObject json, int most)
        => IsReadable(json)
            ? [.. json.Take(most).Select(member => KeyValuePair.Create(member.Key, JsonValueReader.Unwrap(member.Value)))]
            : null;

    /// <summary>
    ///     Whether a JSON object can be read. A parsed one with duplicate names, or names that are not valid Unicode, throws when first
    ///     read.
    /// </summary>
    public static bool IsReadable(JsonObject json)
    {
        try
        {
            return json.Count >= 0;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The name. One that is not valid Unicode is returned as written, and matches no member.</summary>
    private static string NameOf(JsonProperty member)
        => JsonMarshal.GetRawUtf8PropertyName(member) is var raw && JsonTextValidation.IsReadable(raw)
            ? member.Name
            : Encoding.UTF8.GetString(raw);
}
