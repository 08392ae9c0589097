using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Inspecting;

/// <summary>A column, a relation, or an owned or complex member of an entity type.</summary>
internal sealed class Member(IPropertyBase metadata)
{
    /// <summary>The name in the EF model.</summary>
    public string Name => metadata.Name;

    /// <summary>The name as keys and messages write it.</summary>
    public string Key { get; } = Names.ToKey(metadata.Name);

    /// <summary>The column, or null for a relation or complex member.</summary>
    public IProperty? Column => metadata as IProperty;

    /// <summary>The navigation or skip navigation, or null.</summary>
    public INavigationBase? Relation => metadata as INavigationBase;

    /// <summary>What EF knows of the member.</summary>
    public IPropertyBase Metadata => metadata;

    /// <summary>The type whose members a path through this member reaches; null for a column.</summary>
    public ITypeBase? Target
        => metadata switch
        {
            INavigationBase navigation => navigation.TargetEntityType,
            IComplexProperty complex => complex.ComplexType,
            _ => null,
        };

    /// <summary>Whether a path through this member reaches any number of rows.</summary>
    public bool IsToMany
        => metadata is INavigationBase { IsCollection: true } or IComplexProperty { IsCollection: true };

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

    /// <summary>Whether the property has <see cref="GuardedAttribute" />.</summary>
    public bool IsGuarded => metadata.PropertyInfo?.IsDefined(typeof(GuardedAttribute), inherit: true) == true;

    /// <summary>The member's value on <paramref name="row"/>: its CLR property where there is one, else <c>EF.Property</c>.</summary>
    public Expression On(Expression row)
        => metadata.PropertyInfo is { } property && !metadata.IsShadowProperty() && property.GetIndexParameters() is []
            ? Expression.Property(AsDeclaring(row, property.DeclaringType), property)
            : Expression.Call(typeof(EF), nameof(EF.Property), [metadata.ClrType], row, Expression.Constant(Name));

    private static Expression AsDeclaring(Expression row, Type? declaring)
        => declaring is null || declaring.IsAssignableFrom(row.Type) ? row : Expression.Convert(row, declaring);
}
