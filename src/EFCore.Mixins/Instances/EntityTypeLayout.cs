using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>What is remembered of an instance and walked from it, read once per entity type.</summary>
internal sealed class EntityTypeLayout
{
    private static readonly ModelCache<IEntityType, EntityTypeLayout> Layouts = new("EFCore.Mixins:Layout", static type => new EntityTypeLayout(type));

    private EntityTypeLayout(IEntityType type)
    {
        Type = type;
        Properties = [.. type.GetFlattenedProperties()];
        HasOriginals = Array.TrueForAll(Properties, OriginalValuesRow.Holds);
        Shadows = [.. Properties.Where(property => property.IsShadowProperty())];
        HasShadowKey = Array.Exists(Shadows, property => property.IsPrimaryKey());
        ForeignKeys = [.. type.GetForeignKeys().SelectMany(key => key.Properties).Distinct()];
        Lists = [.. ComplexLists(type)];
        Optional = [.. OptionalParts(type)];
        INavigationBase[] navigations = [.. Read(type)];
        Relations = [.. navigations.Where(navigation => !navigation.TargetEntityType.IsOwned())];
        Links = [.. Relations.OfType<ISkipNavigation>()];
        Owned = [.. navigations.OfType<INavigation>().Where(navigation => navigation.TargetEntityType.IsOwned())];
        Navigations = [.. Relations, .. Owned];
        LoadsByItself = Relations.Any(relation => relation.IsEagerLoaded)
            || type.GetServiceProperties().Any()
            || type.ConstructorBinding?.ParameterBindings.Any(binding => binding is ServiceParameterBinding) == true;
    }

    public IEntityType Type { get; }

    /// <summary>Whether EF keeps every column of a tracked row apart from the instance.</summary>
    public bool HasOriginals { get; }

    /// <summary>Every column, those of complex members included.</summary>
    public IProperty[] Properties { get; }

    /// <summary>The columns that have no member in the class.</summary>
    public IProperty[] Shadows { get; }

    /// <summary>Whether a part of the key has no member in the class.</summary>
    public bool HasShadowKey { get; }

    /// <summary>The columns of foreign keys.</summary>
    public IProperty[] ForeignKeys { get; }

    /// <summary>The lists of complex members, whose elements have no columns.</summary>
    public IComplexProperty[] Lists { get; }

    /// <summary>The complex members that may be null, the outer ones first.</summary>
    public IComplexProperty[] Optional { get; }

    /// <summary>Every relation and owned member that has a member in the class and does not lead back to an owner.</summary>
    /// <remarks>The relations come first.</remarks>
    public INavigationBase[] Navigations { get; }

    public INavigationBase[] Relations { get; }

    /// <summary>The many-to-many relations.</summary>
    public ISkipNavigation[] Links { get; }

    public INavigation[] Owned { get; }

    /// <summary>Whether relations can be loaded without a load plan: by automatic includes, or by a service that loads them.</summary>
    public bool LoadsByItself { get; }

    public static EntityTypeLayout Of(IEntityType type) => Layouts.Of(type);

    private static IEnumerable<IComplexProperty> ComplexLists(ITypeBase type)
        => type.GetComplexProperties().SelectMany(member => member.IsCollection ? [member] : ComplexLists(member.ComplexType));

    private static IEnumerable<IComplexProperty> OptionalParts(ITypeBase type)
        => type.GetComplexProperties().Where(member => !member.IsCollection).SelectMany(member
            => member.IsNullable ? OptionalParts(member.ComplexType).Prepend(member) : OptionalParts(member.ComplexType));

    private static IEnumerable<INavigationBase> Read(IEntityType type)
        => type.GetNavigations()
            .Where(navigation => !navigation.ForeignKey.IsOwnership || !navigation.IsOnDependent)
            .Concat<INavigationBase>(type.GetSkipNavigations())
            .Where(navigation => !navigation.IsShadowProperty());
}
