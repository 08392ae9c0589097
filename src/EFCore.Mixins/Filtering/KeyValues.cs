using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Reads the key of a row from what callers give for it: an entity, the value, or the parts of a composite key.</summary>
internal static class KeyValues
{
    /// <summary>
    ///     The key's values in the CLR types of <paramref name="key" />, from an entity, a key value, a list or tuple in the key's
    ///     order, or an object or dictionary by name.
    /// </summary>
    public static bool TryRead(object value, IReadOnlyList<IProperty> key, [NotNullWhen(true)] out object[]? values, [NotNullWhen(false)] out string? problem)
    {
        values = null;
        if (key[0].DeclaringType.ClrType.IsInstanceOfType(value))
            return TryReadEntity(value, key, out values, out problem);
        if (Parts(value, key) is not { } parts)
        {
            problem = $"the key ({string.Join(", ", key.Select(property => Names.ToKey(property.Name)))}) is expected, {ValueKinds.Describe(value)} was given";
            return false;
        }

        var read = new object[key.Count];
        for (var i = 0; i < key.Count; i++)
        {
            problem = $"a value is expected for key '{Names.ToKey(key[i].Name)}', null was given";
            if (parts[i] is not { } part || !Coercion.TryCoerce(part, key[i], out read[i]!, out problem)) // set when true is returned
                return false;
        }

        problem = null;
        values = read;
        return true;
    }

    private static bool TryReadEntity(object entity, IReadOnlyList<IProperty> key, [NotNullWhen(true)] out object[]? values, [NotNullWhen(false)] out string? problem)
    {
        var read = key.Select(property => property.IsShadowProperty() ? null : property.GetGetter().GetClrValue(entity)).ToArray();
        var isUnsaved = key.Zip(read, (property, part) => part is null || (property.ValueGenerated != ValueGenerated.Never && Equals(part, property.Sentinel))).Any(unset => unset);
        values = isUnsaved ? null : [.. read.OfType<object>()];
        problem = isUnsaved ? $"the given {entity.GetType().Name} has no key yet; save it first" : null;
        return !isUnsaved;
    }

    private static IReadOnlyList<object?>? Parts(object value, IReadOnlyList<IProperty> key)
    {
        var parts = value switch
        {
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            _ when ObjectValues.TryRead(value, out var named) => ByName(named, key),
            _ when key.Count == 1 => [value],
            _ => Lists.Read(value, key.Count + 1),
        };
        return parts?.Count == key.Count ? parts : null;
    }

    private static IReadOnlyList<object?>? ByName(IReadOnlyList<KeyValuePair<string, object?>> named, IReadOnlyList<IProperty> key)
        => named.Count == key.Count && key.All(property => named.Any(pair => IsNamed(pair.Key, property)))
            ? [.. key.Select(property => named.First(pair => IsNamed(pair.Key, property)).Value)]
            : null;

    private static bool IsNamed(string name, IProperty property)
        => name == property.Name || Names.Normalize(name) == Names.Normalize(property.Name);
}
