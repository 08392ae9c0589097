using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Reads the keys that callers give, and those of instances that no context tracks.</summary>
internal static class InstanceKeyValues
{
    public static IKey Of(IEntityType type)
        => type.FindPrimaryKey() ?? throw new InvalidOperationException(
            $"'{type.ClrType.Name}' has no primary key, so its rows can't be found, saved or deleted. Give it a key in the model, or use a statement.");

    /// <summary>Reads what a caller gives for the key of a row. A null part stays null.</summary>
    /// <exception cref="InvalidKeyException">It is no key of the class.</exception>
    public static object?[] Read(IEntityType type, object? given)
    {
        var properties = Of(type).Properties;
        return PrimaryKeyReader.TryRead(given, properties, out var values, out var problem)
            ? values
            : throw new InvalidKeyException(type.ClrType, properties, problem);
    }

    /// <summary>The value of a column of an instance: its member, else the pending or remembered shadow value, or that of the context that has it.</summary>
    public static object? Value(object instance, IProperty property)
    {
        if (!property.IsShadowProperty())
            return MemberAccess.Get(property, instance);
        return PendingShadowValues.TryGet(instance, property, out var pending) ? pending
            : RowSnapshots.Find(instance) is { } memory && memory.TryValue(property, out var remembered) ? remembered
            : InstanceTracking.LiveContextOf(instance) is { } context ? Tracked(QuietEntries.Of(context, instance).Property(property))
            : null;
    }

    private static object? Tracked(PropertyEntry column) => column.IsTemporary ? null : column.CurrentValue;

    public static object?[] Values(object instance, IReadOnlyList<IProperty> properties)
        => [.. properties.Select(property => Value(instance, property))];

    public static bool IsUnset(object? value, IProperty property) => value is null || Equals(value, property.Sentinel);

    /// <summary>Whether every part of the key has a value.</summary>
    public static bool IsComplete(object instance, IKey key)
        => key.Properties.All(property => !IsUnset(Value(instance, property), property) || !IsGenerated(property));

    /// <summary>Whether an instance that no context has seen is a new row, going by its key alone.</summary>
    public static InstanceNewness NewnessOf(object instance, IEntityType type)
    {
        var properties = Of(type).Properties;
        if (properties.Any(property => IsMissing(instance, property)))
            return InstanceNewness.New;
        return properties.Any(IsGeneratedByStore) ? InstanceNewness.Existing : InstanceNewness.Unknown;
    }

    private static bool IsMissing(object instance, IProperty property)
        => property.IsShadowProperty() || IsGenerated(property)
            ? IsUnset(Value(instance, property), property)
            : Value(instance, property) is null;

    private static bool IsGenerated(IProperty property) => property.ValueGenerated != ValueGenerated.Never;

    /// <summary>Whether the value is that of another row.</summary>
    private static bool IsGivenByOther(IProperty property) => property.IsForeignKey() && !property.GetContainingForeignKeys().All(IsOfOneRow);

    /// <summary>Whether a foreign key leads from the table of a derived class to that of its base.</summary>
    private static bool IsOfOneRow(IForeignKey key)
        => key.PrincipalEntityType.IsAssignableFrom(key.DeclaringEntityType) && key.Properties.SequenceEqual(key.PrincipalKey.Properties);

    private static bool IsGeneratedByStore(IProperty property)
        => IsGenerated(property)
            && !IsGivenByOther(property)
            && NumberConversions.IsInteger(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);
}
