using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Reads the key of a row from the input of callers: an entity, the value, or the parts of a composite key.</summary>
internal static class PrimaryKeyReader
{
    private const int MostParts = 100;

    /// <summary>
    ///     The key's values in its CLR types, from an entity, a key value, a tuple or list in the key's order, or an object or
    ///     dictionary by name. Null parts are kept.
    /// </summary>
    public static bool TryRead(
        object? value,
        IReadOnlyList<IProperty> key,
        [NotNullWhen(true)] out object?[]? values,
        [NotNullWhen(false)] out InvalidKeyProblem? problem)
    {
        values = null;
        if (key[0].DeclaringType.ClrType.IsInstanceOfType(value))
            return TryReadEntity(value, key, out values, out problem);
        if (!TryFindParts(value, key, out var parts, out problem))
            return false;
        for (var i = 0; i < key.Count; i++)
        {
            if (parts[i] is not { } part)
                continue;
            if (!ValueCoercion.TryCoerce(part, key[i], out parts[i], out var reason))
            {
                problem = new InvalidKeyProblem(OtherEntity(part, key[i]) ?? reason, key[i]);
                return false;
            }
        }

        values = parts;
        return true;
    }

    private static bool TryReadEntity(
        object entity,
        IReadOnlyList<IProperty> key,
        [NotNullWhen(true)] out object?[]? values,
        [NotNullWhen(false)] out InvalidKeyProblem? problem)
    {
        var read = key.Select(property => InstanceKeyValues.Value(entity, property)).ToArray();
        var unset = key.Zip(read).FirstOrDefault(pair => IsUnset(pair.First, pair.Second)).First;
        values = unset is null ? read : null;
        problem = unset is null ? null : new InvalidKeyProblem($"the given {entity.GetType().Name} has no key yet; save it first", unset);
        return unset is null;
    }

    private static bool IsUnset(IProperty property, object? value)
        => value is null || (property.ValueGenerated != ValueGenerated.Never && Equals(value, property.Sentinel));

    private static bool TryFindParts(
        object? value,
        IReadOnlyList<IProperty> key,
        [NotNullWhen(true)] out object?[]? parts,
        [NotNullWhen(false)] out InvalidKeyProblem? problem)
    {
        problem = null;
        if (key is [var single] && single.ClrType == value?.GetType())
        {
            parts = [value];
            return true;
        }

        if (NamedObjectValues.TryRead(value, out var named, MostParts))
            return TryFindByName(named, key, out parts, out problem);
        parts = value switch
        {
            _ when key is [var only] && only.ClrType.IsInstanceOfType(value) => [value],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            object?[] { Length: <= MostParts } array => [.. array],
            byte[] => [value],
            _ when key.Count > 1 => [.. ListValueReader.Read(value, MostParts) ?? [value]],
            _ => [value],
        };
        var verb = parts.Length == 1 ? "was" : "were";
        if (parts.Length != key.Count)
            problem = new InvalidKeyProblem($"it has {Count(key.Count)}, {Count(parts.Length)} {verb} given");
        return problem is null;
    }

    private static bool TryFindByName(
        IReadOnlyList<KeyValuePair<string, object?>> named,
        IReadOnlyList<IProperty> key,
        [NotNullWhen(true)] out object?[]? parts,
        [NotNullWhen(false)] out InvalidKeyProblem? problem)
    {
        var values = named.ToLookup(pair => MemberNames.Normalize(pair.Key), pair => pair.Value);
        var unknown = named.FirstOrDefault(pair => !key.Any(property => IsSameName(property.Name, pair.Key))).Key;
        var missing = key.FirstOrDefault(property => !values.Contains(MemberNames.Normalize(property.Name)));
        problem = unknown is not null ? new InvalidKeyProblem($"'{MemberNames.Shorten(unknown)}' is no part of it")
            : missing is not null ? new InvalidKeyProblem($"its part '{missing.Name}' was not given")
            : named.Count > key.Count ? new InvalidKeyProblem("a part of it was given more than once")
            : null;
        parts = problem is null ? [.. key.Select(property => values[MemberNames.Normalize(property.Name)].First())] : null;
        return problem is null;
    }

    private static bool IsSameName(string name, string given) => MemberNames.Normalize(name) == MemberNames.Normalize(given);

    /// <summary>The expected input if the part is an entity of another class; null otherwise.</summary>
    private static string? OtherEntity(object part, IProperty key)
        => key.DeclaringType.Model.FindRuntimeEntityType(part.GetType()) is { } other && key.DeclaringType is IEntityType wanted
            ? $"'{wanted.ShortName()}' or its key is expected, '{other.ShortName()}' was given"
            : null;

    private static string Count(int parts) => parts == 1 ? "1 part" : $"{parts} parts";
}
