using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Reads keys from callers, and keys of untracked instances.</summary>
internal static class InstanceKeyValues
{
    public static IKey Of(IEntityType type)
        => type.FindPrimaryKey() ?? throw new InvalidOperationException(
            $"'{type.ClrType.Name}' has no primary key, so its rows can't be found, saved or deleted. " +
            "Give it a key in the model, or use a statement.");

    /// <summary>Reads the key of a row from a caller's value. Null parts are kept.</summary>
    /// <exception cref="InvalidKeyException">The value is not a key of the class.</exception>
    public static object?[] Read(IEntityType type, object? given)
    {
        var properties = Of(type).Properties;
        return PrimaryKeyReader.TryRead(given, properties, out var values, out var problem)
            ? values
            : throw new InvalidKeyException(type.ClrType, properties, problem);
    }

    /// <summary>
    ///     The value of a column of an instance: its member, else the pending or remembered shadow value, or that of the tracking context.
    /// </summary>
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

    /// <summary>Whether an instance that no context has tracked is a new row, judged by its key alone.</summary>
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

    /// <summary>Whether the value is from another row.</summary>
    private static bool IsGivenByOther(IProperty property)
        => property.IsForeignKey() && !property.GetContainingForeignKeys().All(IsOfOneRow);

    /// <summary>Whether a foreign key references the table of the base class from that of a derived class.</summary>
    private static bool IsOfOneRow(IForeignKey key)
        => key.PrincipalEntityType.IsAssignableFrom(key.DeclaringEntityType) && key.Properties.SequenceEqual(key.PrincipalKey.Properties);

    private static bool IsGeneratedByStore(IProperty property)
        => IsGenerated(property)
            && !IsGivenByOther(property)
            && NumberConversions.IsInteger(StoredForm.TypeOf(property));
}
