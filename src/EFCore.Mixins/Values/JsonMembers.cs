using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Reads the members of JSON objects, their values unread.</summary>
internal static class JsonMembers
{
    /// <summary>The first members, each value as <see cref="JsonValues.Unwrap(object?)" /> gives it.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(JsonElement json, int most)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (var member in json.EnumerateObject())
        {
            if (members.Count == most)
                break;
            members.Add(KeyValuePair.Create(NameOf(member), JsonValues.Unwrap(member.Value)));
        }

        return members;
    }

    /// <inheritdoc cref="Read(JsonElement, int)" />
    /// <returns>Null where the object cannot be read: see <see cref="IsReadable" />.</returns>
    public static IReadOnlyList<KeyValuePair<string, object?>>? Read(JsonObject json, int most)
        => IsReadable(json) ? [.. json.Take(most).Select(member => KeyValuePair.Create(member.Key, JsonValues.Unwrap(member.Value)))] : null;

    /// <summary>Whether a JSON object can be read; a parsed one with a name twice, or a name that is not valid Unicode, throws when it is read first.</summary>
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

    /// <summary>The name, as it is written where it is not valid Unicode: no member is called so.</summary>
    private static string NameOf(JsonProperty member)
        => JsonMarshal.GetRawUtf8PropertyName(member) is var raw && JsonText.IsReadable(raw) ? member.Name : Encoding.UTF8.GetString(raw);
}
