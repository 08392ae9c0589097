using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EFCore.Mixins.Metadata;

/// <summary>A model of unmapped classes, for lists of their objects.</summary>
/// <remarks>A property of a simple type is a column, one of another class a relation.</remarks>
internal sealed class InMemoryObjectModel
{
    private static readonly ConcurrentDictionary<Type, IEntityType> Known = new();

    private readonly IMutableModel model = new ModelBuilder(new ConventionSet()).Model;

    /// <summary>The entity type of a class, created once.</summary>
    public static IEntityType Of(Type type) => Known.GetOrAdd(type, static type => Create(type));

    /// <summary>Whether the member is only in the model, as a key that objects do not need.</summary>
    public static bool IsAdded(EntityMember member) => member.Name.StartsWith('(');

    private static IEntityType Create(Type type)
    {
        var objects = new InMemoryObjectModel();
        objects.Add(type);
        return objects.model.FinalizeModel().FindEntityType(type)!; // it was added
    }

    private IMutableEntityType Add(Type type)
    {
        if (model.FindEntityType(type) is { } known)
            return known;
        var entity = model.AddEntityType(type);
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => IsMember(property, type))
            .ToList();
        foreach (var property in properties.Where(property => IsSimple(property.PropertyType)))
            AddColumn(entity, property);
        var key = entity.FindProperty("Id") ?? entity.FindProperty(type.Name + "Id") ?? entity.AddProperty("(key)", typeof(int));
        ObjectTypeMapping.Set(key);
        key.IsNullable = false;
        entity.SetPrimaryKey(key);
        foreach (var property in properties.Where(property => !IsSimple(property.PropertyType)))
            AddRelation(entity, property);
        return entity;
    }

    private static void AddColumn(IMutableEntityType entity, PropertyInfo property)
    {
        var column = entity.AddProperty(property);
        ObjectTypeMapping.Set(column);
        if (property.PropertyType == typeof(byte[]) || ElementOf(property.PropertyType) is not { } element)
            return;
        column.SetElementType(element);
        ObjectTypeMapping.Set(column.GetElementType());
    }

    private void AddRelation(IMutableEntityType entity, PropertyInfo property)
    {
        var element = ElementOf(property.PropertyType);
        var other = Add(element ?? property.PropertyType);
        var (dependent, principal) = element is null ? (entity, other) : (other, entity);
        var key = principal.FindPrimaryKey()!; // every type here has one
        var column = dependent.AddProperty($"({entity.ClrType.Name}.{property.Name})", NullableTypes.Of(key.Properties[0].ClrType));
        ObjectTypeMapping.Set(column);
        var foreignKey = dependent.AddForeignKey(column, key, principal);
        if (element is null)
            foreignKey.SetDependentToPrincipal(property);
        else
            foreignKey.SetPrincipalToDependent(property);
        foreignKey.IsUnique = false;
    }

    /// <summary>Whether EF Core would map the property by convention.</summary>
    private static bool IsMember(PropertyInfo property, Type type)
        => property.GetMethod?.IsPublic == true
            && property.GetIndexParameters() is []
            && !property.IsDefined(typeof(NotMappedAttribute))
            && ComputedMemberSet.Of(type).Find(property.Name) is null
            && (property.CanWrite || ElementOf(property.PropertyType) is not null || IsAnonymous(type));

    private static bool IsAnonymous(Type type) => type.Name.StartsWith('<');

    private static bool IsSimple(Type type)
        => ElementOf(type) is { } element ? IsSimple(element)
            : type.IsValueType || type.IsInterface || type == typeof(string) || type == typeof(object)
                || type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true
                || typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The element type of a list; null if the type is not a list.</summary>
    private static Type? ElementOf(Type type)
        => type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type) ? null
            : type.IsArray ? type.GetElementType()
            : type is { IsGenericType: true, GenericTypeArguments: [var only] } && typeof(IEnumerable).IsAssignableFrom(type) ? only
            : null;
}
