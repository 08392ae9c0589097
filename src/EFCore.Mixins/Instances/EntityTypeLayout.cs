using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>The members of an entity type for snapshots and graph traversal, read once per entity type.</summary>
internal sealed class EntityTypeLayout
{
    private static readonly ModelCache<IEntityType, EntityTypeLayout> Layouts
        = new("EFCore.Mixins:Layout", static type => new EntityTypeLayout(type));

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
        Direct = [.. Relations.OfType<INavigation>()];
        References = [.. Direct.Where(relation => relation.IsOnDependent)];
        Recursive = [.. Direct.Where(relation => relation.TargetEntityType.IsAssignableFrom(type))];
        Links = [.. Relations.OfType<ISkipNavigation>()];
        Owned = [.. navigations.OfType<INavigation>().Where(navigation => navigation.TargetEntityType.IsOwned())];
        Navigations = [.. Relations, .. Owned];
        LoadsByItself = Relations.Any(relation => relation.IsEagerLoaded)
            || type.GetServiceProperties().Any()
            || type.ConstructorBinding?.ParameterBindings.Any(binding => binding is ServiceParameterBinding) == true;
    }

    public IEntityType Type { get; }

    /// <summary>Whether EF keeps original values of every column of a tracked row.</summary>
    public bool HasOriginals { get; }

    /// <summary>Every column, including those of complex members.</summary>
    public IProperty[] Properties { get; }

    /// <summary>The shadow properties.</summary>
    public IProperty[] Shadows { get; }

    /// <summary>Whether a part of the key is a shadow property.</summary>
    public bool HasShadowKey { get; }

    /// <summary>The columns of foreign keys.</summary>
    public IProperty[] ForeignKeys { get; }

    /// <summary>The lists of complex members, whose elements have no columns.</summary>
    public IComplexProperty[] Lists { get; }

    /// <summary>The nullable complex members, outer ones first.</summary>
    public IComplexProperty[] Optional { get; }

    /// <summary>Every relation and owned member with a member in the class, except navigations to an owner.</summary>
    /// <remarks>Relations come first.</remarks>
    public INavigationBase[] Navigations { get; }

    public INavigationBase[] Relations { get; }

    /// <summary>The relations by a foreign key, in either direction.</summary>
    public INavigation[] Direct { get; }

    /// <summary>The relations to a principal.</summary>
    public INavigation[] References { get; }

    /// <summary>The relations by a foreign key whose targets can be of the entity type itself.</summary>
    public INavigation[] Recursive { get; }

    /// <summary>The many-to-many relations.</summary>
    public ISkipNavigation[] Links { get; }

    public INavigation[] Owned { get; }

    /// <summary>Whether relations can be loaded without a load plan: by automatic includes, or by a lazy loading service.</summary>
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
