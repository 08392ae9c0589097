using System.Collections;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <summary>Reads names and values from whatever carries them.</summary>
internal static class FillValues
{
    public static IEnumerable<KeyValuePair<string, object?>> Read(ITypeBase type, object values)
        => ObjectValues.TryRead(values, out var pairs) ? pairs
            : values is IDictionary dictionary && dictionary.Keys.Cast<object>().All(key => key is string) ? Entries(dictionary)
            : values is IEnumerable || values.GetType().IsPrimitive || ValueKinds.IsKnown(values.GetType()) ? throw NotValues(type, values)
            : ObjectValues.ReadObject(values);

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return KeyValuePair.Create((string)entry.Key, entry.Value);
    }

    private static FillException NotValues(ITypeBase type, object values)
        => new(
            type.ClrType,
            [new FillProblem("values", FillProblemKind.WrongType, $"an object with properties, a dictionary or a lambda is expected, {ValueKinds.Describe(values)} was given", [])]);
}
