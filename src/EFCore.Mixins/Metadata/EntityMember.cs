using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>A column, a relation, an owned or complex member, or a computed member of an entity type.</summary>
internal sealed class EntityMember
{
    private readonly IPropertyBase? metadata;
    private readonly Expression? argument;
    private readonly ValueConverter? converter;
    private readonly PropertyInfo? property;

    public EntityMember(IPropertyBase metadata)
    {
        this.metadata = metadata;
        Name = metadata.Name;
        property = metadata.PropertyInfo is { } shown && !metadata.IsShadowProperty() && shown.GetIndexParameters() is [] ? shown : null;
    }

    /// <summary>A computed member of a type of the model.</summary>
    public EntityMember(ComputedMember hybrid, ITypeBase type)
        : this(hybrid)
        => converter = StoredEnumConverter.ConverterOf(hybrid, type);

    /// <param name="hybrid">The computed member.</param>
    /// <param name="argument">The argument of a method; null if there is none.</param>
    public EntityMember(ComputedMember hybrid, Expression? argument = null)
    {
        this.argument = argument;
        Hybrid = hybrid;
        Name = hybrid.Name;
    }

    /// <summary>The name in the EF model, or that of the computed member.</summary>
    public string Name { get; }

    /// <summary>The name in the form of keys and messages.</summary>
    public string Key => field ??= MemberNames.ToKey(Name);

    /// <summary>The column, or null for a relation or complex member.</summary>
    public IProperty? Column => metadata as IProperty;

    /// <summary>The navigation or skip navigation, or null.</summary>
    public INavigationBase? Relation => metadata as INavigationBase;

    /// <summary>The computed member, or null for one that the model maps.</summary>
    public ComputedMember? Hybrid { get; }

    /// <summary>EF's metadata of the member; throws for a computed one.</summary>
    public IPropertyBase Metadata
        => metadata ?? throw new InvalidOperationException($"'{Name}' is a computed member, which the model does not map.");

    /// <summary>The identity of the member, which is equal for an inherited member and the one of the base class.</summary>
    public object Identity => (object?)metadata ?? (Hybrid?.Member.Module, Hybrid?.Member.MetadataToken);

    /// <summary>The value type of a column or computed property for operators; null for other members.</summary>
    public OperandValueType? ValueType
        => field ??= Column is { } column ? OperandValueType.Of(column)
            : Hybrid is { Property: not null } hybrid ? new OperandValueType(hybrid.ValueType, converter)
            : null;

    /// <summary>The type of the members after this one in a path; null for a column and a computed member.</summary>
    public ITypeBase? Target
        => metadata switch
        {
            INavigationBase navigation => navigation.TargetEntityType,
            IComplexProperty complex => complex.ComplexType,
            _ => null,
        };

    /// <summary>
    ///     Whether a text after the separator of operators begins with a member of the related rows: <c>name</c> in <c>user__name</c>.
    /// </summary>
    public bool LeadsTo(string text) => Target is { } target && EntityMemberTable.Of(target).Find(text.Split("__")[0]).Length > 0;

    /// <summary>Whether a path with this member reaches any number of rows.</summary>
    public bool IsToMany
        => HoldsMany(metadata);

    /// <summary>Whether the member can be missing: a nullable column, an optional to-one relation.</summary>
    public bool IsOptional
        => metadata switch
        {
            IProperty property => property.IsNullable,
            INavigation { IsOnDependent: true } navigation => !navigation.ForeignKey.IsRequired,
            INavigation navigation => !navigation.ForeignKey.IsRequiredDependent,
            IComplexProperty complex => complex.IsNullable,
            _ => true,
        };

    /// <summary>Whether the member is only in a derived class, so that not all rows of a path have it.</summary>
    public bool IsDerived { get; init; }

    /// <summary>
    ///     Whether the member can be missing in a query: it is optional, of a derived class, or references a row that a query filter hides.
    /// </summary>
    public bool CanBeMissing
        => IsOptional || IsDerived || metadata is INavigation { TargetEntityType: var target } && HiddenRelatedRows.CanHide(target);

    /// <summary>Whether the property has <see cref="GuardedAttribute" />.</summary>
    public bool IsGuarded => Declared.IsGuarded;

    /// <summary>Whether the member is not public in the class: a private field, or a property without a public getter.</summary>
    public bool IsHidden => Declared.IsHidden;

    /// <summary>The declaration in the class; attributes are read once.</summary>
    private Declaration Declared
        => field ??= new Declaration(
            (metadata?.PropertyInfo ?? Hybrid?.Property)?.IsDefined(typeof(GuardedAttribute), inherit: true) == true,
            metadata is not null && IsHiddenIn(metadata));

    /// <summary>The member's value on <paramref name="row"/>: its CLR property if there is one, otherwise <c>EF.Property</c>.</summary>
    public Expression On(Expression row)
        => Hybrid is { } hybrid ? On(row, hybrid)
            : property is not null ? Expression.Property(AsDeclaring(row, property.DeclaringType), property)
                : Expression.Call(typeof(EF), nameof(EF.Property), [Metadata.ClrType], OfDerived(row), Expression.Constant(Name));

    /// <remarks>The caller checks whether the row is missing.</remarks>
    private Expression On(Expression row, ComputedMember hybrid)
        => hybrid.Property is { } property
            ? Expression.Property(AsDeclaring(PresentRowExpression.Of(row), property.DeclaringType), property)
            : hybrid.Method is { } method && argument is not null ? Expression.Call(
                AsDeclaring(PresentRowExpression.Of(row), method.DeclaringType),
                method,
                argument)
            : throw new InvalidOperationException($"The method '{Name}' has no value without an argument.");

    /// <summary>Whether values of the member are collections of rows or of complex members.</summary>
    public static bool HoldsMany(IPropertyBase? metadata)
        => metadata is INavigationBase { IsCollection: true } or IComplexProperty { IsCollection: true };

    /// <inheritdoc cref="IsHidden" />
    public static bool IsHiddenIn(IPropertyBase metadata)
        => !metadata.IsShadowProperty()
            && (metadata.PropertyInfo is { } property ? property.GetMethod?.IsPublic != true : metadata.FieldInfo?.IsPublic != true);

    private static Expression AsDeclaring(Expression row, Type? declaring)
        => declaring is null || declaring.IsAssignableFrom(row.Type) ? row : Expression.Convert(row, declaring);

    private Expression OfDerived(Expression row)
        => metadata?.DeclaringType is { HasSharedClrType: false, ClrType: var declaring }
            && row.Type != declaring
            && row.Type.IsAssignableFrom(declaring)
            ? Expression.Convert(row, declaring)
            : row;

    private sealed record Declaration(bool IsGuarded, bool IsHidden);
}
