using System.Collections;
using System.Text.Json;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Reads names and values from an object, a dictionary or JSON.</summary>
internal static class NamedValueReader
{
    /// <exception cref="FillException">The values have no names.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Read(ITypeBase type, object values)
        => TryRead(values) ?? throw NotValues(type, values);

    /// <summary>
    ///     The names and values of a dictionary, a JSON object, or any object with properties; null for a single value and a list.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, object?>>? TryRead(object values)
        => NamedObjectValues.TryRead(values, out var pairs) ? pairs
            : values is IDictionary dictionary && dictionary.Keys.Cast<object>().All(key => key is string) ? Entries(dictionary)
            : IsSingle(values) ? null
            : NamedObjectValues.ReadObject(values);

    private static bool IsSingle(object values)
        => values is IEnumerable or JsonElement or JsonDocument or Delegate or Type
            || values.GetType().IsPrimitive
            || ValueDescriptions.IsKnown(values.GetType());

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return KeyValuePair.Create((string)entry.Key, entry.Value);
    }

    private static FillException NotValues(ITypeBase type, object values)
    {
        var given = ValueDescriptions.Describe(JsonValueReader.Unwrap(values));
        var reason = $"an object with properties, a dictionary or a lambda is expected, {given} was given";
        return new FillException(type.ClrType, [new FillProblem("values", FillProblemKind.WrongType, reason, [])]);
    }
}
