using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EFCore.Mixins.Values;

/// <summary>Reads names and values from anonymous objects and dictionaries.</summary>
internal static class ObjectValues
{
    private static readonly ConditionalWeakTable<Type, ObjectReader> Readers = [];

    /// <summary>The names and values of a dictionary or anonymous object; false for anything else.</summary>
    /// <param name="source">The dictionary or object, or one of System.Text.Json, whose values are read as far as they are text, numbers or booleans.</param>
    /// <param name="values">The names and values.</param>
    /// <param name="most">How many are read at most: a dictionary or a list of pairs may come from anybody.</param>
    public static bool TryRead(object? source, [NotNullWhen(true)] out IReadOnlyList<KeyValuePair<string, object?>>? values, int most = Lists.Most)
    {
        values = source switch
        {
            null => null,
            JsonDocument json => TryRead(json.RootElement, out values, most) ? values : null,
            JsonElement { ValueKind: JsonValueKind.Object } json => JsonMembers.Read(json, most),
            JsonObject json => JsonMembers.Read(json, most),
            IEnumerable<KeyValuePair<string, object?>> pairs => [.. pairs.Take(most)],
            IDictionary pairs when pairs.Keys is ICollection<string> names => [.. names.Take(most).Select(name => KeyValuePair.Create(name, pairs[name]))],
            _ when ReaderOf(source) is { IsAnonymous: true } reader => reader.Read(source),
            _ => null,
        };
        return values is not null;
    }

    /// <summary>The public properties of any object.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> ReadObject(object source) => ReaderOf(source).Read(source);

    private static ObjectReader ReaderOf(object source) => Readers.GetValue(source.GetType(), static type => new ObjectReader(type));
}
