using System.Reflection;
using System.Text.Json.Serialization;
using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Serializing;

/// <summary>A member of an entity or complex type to write, with a getter that loads nothing.</summary>
internal sealed class SerializedMember
{
    private readonly Func<object, object?>? getter;
    private readonly Type type;

    public SerializedMember(IPropertyBase metadata, SerializedMemberKind kind)
    {
        Name = metadata.Name;
        Kind = kind;
        Metadata = metadata;
        IsHidden = EntityMember.IsHiddenIn(metadata);
        type = metadata.ClrType;
        getter = MemberGetterCompiler.Of(metadata);
        IdConverter = metadata is IProperty column ? FindIdConverter(column) : null;
        ReadAttributes(metadata.PropertyInfo);
    }

    /// <summary>A computed property of a type.</summary>
    public SerializedMember(ComputedMember hybrid, ITypeBase owner)
    {
        Name = hybrid.Name;
        Kind = SerializedMemberKind.Hybrid;
        Needs = ComputedMemberRelations.Of(hybrid, owner);
        getter = hybrid.Get;
        type = hybrid.ValueType;
        ReadAttributes(hybrid.Property);
    }

    public string Name { get; }

    public SerializedMemberKind Kind { get; }

    /// <summary>EF's metadata of the member; null for a computed member.</summary>
    public IPropertyBase? Metadata { get; }

    /// <summary>The paths to the relations that a computed member reads.</summary>
    public IReadOnlyList<INavigationBase[]> Needs { get; } = [];

    public IProperty? Column => Metadata as IProperty;

    public INavigationBase? Relation => Metadata as INavigationBase;

    /// <summary>The target type of a part or relation.</summary>
    public ITypeBase? Target
        => Metadata switch
        {
            INavigationBase navigation => navigation.TargetEntityType,
            IComplexProperty complex => complex.ComplexType,
            _ => null,
        };

    public bool IsCollection => EntityMember.HoldsMany(Metadata);

    public bool IsShadow => getter is null;

    /// <summary>The name set by <see cref="JsonPropertyNameAttribute" />.</summary>
    public string? JsonName { get; private set; }

    /// <summary>Writes a strongly-typed id in its stored form, if JSON has no form for it.</summary>
    public ValueConverter? IdConverter { get; }

    /// <summary>
    ///     Whether it is a private field, or a property without a public getter. Such a member is written only if it is named.
    /// </summary>
    public bool IsHidden { get; }

    /// <summary>When <see cref="JsonIgnoreAttribute" /> omits it from JSON; null if the options decide.</summary>
    public JsonIgnoreCondition? IgnoreCondition { get; private set; }

    /// <summary>Whether a value is the default of the member's type.</summary>
    public bool IsDefault(object? value)
        => value is null
            || (type is { IsValueType: true }
                && Nullable.GetUnderlyingType(type) is null
                && value.Equals(Activator.CreateInstance(type)));

    /// <summary>The value on an instance; null for a shadow property.</summary>
    public object? Get(object instance) => getter?.Invoke(instance);

    private static ValueConverter? FindIdConverter(IProperty column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return !ValueDescriptions.IsKnown(type)
            && (type.IsValueType || column.IsKey() || column.IsForeignKey())
            && !type.IsDefined(typeof(JsonConverterAttribute), inherit: false)
                ? column.GetTypeMapping().Converter
                : null;
    }

    private void ReadAttributes(PropertyInfo? property)
    {
        JsonName = property?.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;
        IgnoreCondition = property?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition;
    }
}
