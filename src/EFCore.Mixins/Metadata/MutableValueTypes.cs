using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Metadata;

/// <summary>Determines the types whose values can change in place. EF copies values of structs.</summary>
internal static class MutableValueTypes
{
    /// <summary>Whether a value of the type can change in place.</summary>
    public static bool Contains(Type type)
        => !type.IsValueType
            && type != typeof(string)
            && !typeof(Delegate).IsAssignableFrom(type)
            && !typeof(MemberInfo).IsAssignableFrom(type)
            && type.Namespace != typeof(ImmutableArray).Namespace
            && (type.IsInterface || type.IsAbstract || typeof(IEnumerable).IsAssignableFrom(type) || HasChangeableMember(type));

    private static bool HasChangeableMember(Type type)
        => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Any(property => IsSettable(property) || IsHeldCollection(property))
            || type.GetFields(BindingFlags.Instance | BindingFlags.Public).Any(field => !field.IsInitOnly);

    private static bool IsSettable(PropertyInfo property)
        => property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsHeldCollection(PropertyInfo property)
        => property.PropertyType != typeof(string)
            && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
            && Contains(property.PropertyType);
}
