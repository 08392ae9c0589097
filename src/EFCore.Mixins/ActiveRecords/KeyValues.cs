using System.Collections;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Brings the keys that callers write to the values of the primary key, in its order.</summary>
internal static class KeyValues
{
    /// <summary>Takes a value, or for composite keys a tuple, an array, an anonymous object or a dictionary; a null part stays null.</summary>
    public static object?[] Of(IEntityType type, object? key)
    {
        var properties = EntityKeys.Of(type).Properties;
        var parts = properties is [var only] ? [Single(type, only, key)] : Composite(type, properties, key);
        if (parts.Length != properties.Count)
            throw new InvalidKeyException(type, $"it has {Count(properties.Count)}, {Count(parts.Length)} {(parts.Length == 1 ? "was" : "were")} given");
        return [.. parts.Select((part, i) => Coerce(type, properties[i], part))];
    }

    private static object? Single(IEntityType type, IProperty property, object? key)
        => key switch
        {
            null => null,
            _ when property.ClrType.IsInstanceOfType(key) => key,
            ITuple { Length: 1 } tuple => tuple[0],
            object?[] { Length: 1 } array => array[0],
            ITuple or object?[] => throw new InvalidKeyException(type, $"it has 1 part, {Count((key as ITuple)?.Length ?? ((object?[])key).Length)} were given"),
            _ when ObjectValues.TryRead(key, out var named) => Named(type, [property], named)[0],
            _ => key,
        };

    private static object?[] Composite(IEntityType type, IReadOnlyList<IProperty> properties, object? key)
        => key switch
        {
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            string or byte[] or null => [key],
            _ when ObjectValues.TryRead(key, out var named) => Named(type, properties, named),
            IEnumerable parts => [.. parts.Cast<object?>()],
            _ => [key],
        };

    private static object?[] Named(IEntityType type, IReadOnlyList<IProperty> properties, IReadOnlyList<KeyValuePair<string, object?>> named)
    {
        var values = named.ToLookup(pair => Names.Normalize(pair.Key), pair => pair.Value);
        if (named.FirstOrDefault(pair => !properties.Any(property => Names.Normalize(property.Name) == Names.Normalize(pair.Key))) is { Key: { } unknown })
            throw new InvalidKeyException(type, $"'{unknown}' is no part of it");
        if (properties.FirstOrDefault(property => !values.Contains(Names.Normalize(property.Name))) is { } missing)
            throw new InvalidKeyException(type, $"its part '{missing.Name}' was not given");
        return [.. properties.Select(property => values[Names.Normalize(property.Name)].First())];
    }

    private static object? Coerce(IEntityType type, IProperty property, object? part)
        => part is null ? null
            : Coercion.TryCoerce(part, property, out var value, out var problem) ? value
            : throw new InvalidKeyException(type, $"for '{property.Name}' {problem}");

    private static string Count(int parts) => parts == 1 ? "1 part" : $"{parts} parts";
}
