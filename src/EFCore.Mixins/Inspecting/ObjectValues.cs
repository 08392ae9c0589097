using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Inspecting;

/// <summary>Reads names and values from anonymous objects and dictionaries.</summary>
internal static class ObjectValues
{
    private static readonly ConditionalWeakTable<Type, ObjectReader> Readers = [];

    /// <summary>The names and values of a dictionary or anonymous object; false for anything else.</summary>
    public static bool TryRead(object? source, [NotNullWhen(true)] out IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        values = source switch
        {
            null => null,
            IEnumerable<KeyValuePair<string, object?>> pairs => [.. pairs],
            IDictionary pairs when pairs.Keys is ICollection<string> names => [.. names.Select(name => KeyValuePair.Create(name, pairs[name]))],
            _ when ReaderOf(source) is { IsAnonymous: true } reader => reader.Read(source),
            _ => null,
        };
        return values is not null;
    }

    /// <summary>The public properties of any object.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> ReadObject(object source) => ReaderOf(source).Read(source);

    private static ObjectReader ReaderOf(object source) => Readers.GetValue(source.GetType(), static type => new ObjectReader(type));
}
