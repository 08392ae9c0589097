using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Serializing;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Representing;

/// <summary>Reads members of classes without a known model, from their fields if they have one, because a getter may load.</summary>
internal static class ClassMemberReader
{
    private static readonly ConditionalWeakTable<
        Type,
        ConcurrentDictionary<(string Name, bool IsLazy), Func<object, (bool IsKnown, object? Value)>?>> Cache = [];

    /// <summary>A reader of a public property; null if the class has none.</summary>
    public static Func<object, (bool IsKnown, object? Value)>? Find(Type entityClass, string name, bool isLazy)
        => Cache
            .GetOrCreateValue(entityClass)
            .GetOrAdd((name, isLazy), static (key, entityClass) => Read(entityClass, key.Name, key.IsLazy), entityClass);

    /// <summary>The key by convention, <c>Id</c> or <c>PostId</c>; null if there is none.</summary>
    public static string? Key(object instance)
    {
        var entityClass = EntityTypeFinder.ClassOf(instance);
        if ((Find(entityClass, "Id", isLazy: false) ?? Find(entityClass, $"{entityClass.Name}Id", isLazy: false)) is not { } read)
            return null;
        return read(instance) is not (true, var value) ? "?"
            : value is null || (value.GetType().IsValueType && value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType()))) ? "new"
            : ReprValueText.Plain(value);
    }

    private static Func<object, (bool IsKnown, object? Value)>? Read(Type entityClass, string name, bool isLazy)
    {
        var property = Array.Find(
            entityClass.GetProperties(BindingFlags.Instance | BindingFlags.Public),
            property => MemberNames.Normalize(property.Name) == MemberNames.Normalize(name)
                && property.CanRead
                && property.GetIndexParameters() is []);
        if (property is null)
            return null;
        if (Field(property) is { } field)
        {
            var read = MemberGetterCompiler.Compile(field);
            return instance => (true, read(instance));
        }

        if (isLazy || !ValueDescriptions.IsKnown(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            return _ => (false, null);
        var get = MemberGetterCompiler.Compile(property);
        return instance => (true, get(instance));
    }

    private static FieldInfo? Field(PropertyInfo property)
        => property.DeclaringType?.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
