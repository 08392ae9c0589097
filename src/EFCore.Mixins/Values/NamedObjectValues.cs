using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Reads names and values from anonymous objects and dictionaries.</summary>
internal static class NamedObjectValues
{
    private static readonly ConditionalWeakTable<Type, PropertyValueReader> Readers = [];

    /// <summary>Reads the names and values of a dictionary or anonymous object; returns false for anything else.</summary>
    /// <param name="source">The dictionary or object, or one of System.Text.Json, of which text, numbers and booleans are read.</param>
    /// <param name="values">The names and values.</param>
    /// <param name="most">The maximum number to read, because a dictionary or a list of pairs may come from an untrusted source.</param>
    public static bool TryRead(
        object? source,
        [NotNullWhen(true)] out IReadOnlyList<KeyValuePair<string, object?>>? values,
        int most = ListValueReader.Most)
    {
        values = source switch
        {
            null => null,
            JsonDocument json => TryRead(json.RootElement, out values, most) ? values : null,
            JsonElement { ValueKind: JsonValueKind.Object } json => JsonObjectReader.Read(json, most),
            JsonObject json => JsonObjectReader.Read(json, most),
            IEnumerable<KeyValuePair<string, object?>> pairs => [.. pairs.Take(most)],
            IDictionary pairs when pairs.Keys is ICollection<string> names
                => [.. names.Take(most).Select(name => KeyValuePair.Create(name, pairs[name]))],
            _ when ReaderOf(source) is { IsAnonymous: true } reader => reader.Read(source),
            _ => null,
        };
        return values is not null;
    }

    /// <summary>The public properties of any object.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> ReadObject(object source) => ReaderOf(source).Read(source);

    private static PropertyValueReader ReaderOf(object source)
        => Readers.GetValue(source.GetType(), static type => new PropertyValueReader(type));
}
