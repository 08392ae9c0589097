using System.Collections;
using System.Reflection;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Reads and writes members of instances, as EF does if the class has no public setter.</summary>
internal static class MemberAccess
{
    private static readonly ModelCache<IPropertyBase, Action<object, object?>> Setters = new("EFCore.Mixins:MemberSetter", SetterOf);

    public static object? Get(IPropertyBase member, object instance) => member.GetGetter().GetClrValue(instance);

    /// <summary>The value of a member of the instance or of its complex members; null if one of these is null.</summary>
    public static object? Within(IPropertyBase member, object instance)
        => HolderOf(member, instance) is { } holder ? Get(member, holder) : null;

    /// <summary>The object that has a member of an entity, or of one of its complex members; null if that complex member is null.</summary>
    public static object? HolderOf(IPropertyBase member, object instance)
        => member.DeclaringType is IComplexType { ComplexProperty: { IsCollection: false } outer } ? Within(outer, instance) : instance;

    /// <summary>Whether a relation contains a target.</summary>
    public static bool Holds(INavigationBase relation, object instance, object target)
        => Get(relation, instance) is { } held
            && (relation.IsCollection
                ? relation.GetCollectionAccessor()?.Contains(instance, target) == true
                : ReferenceEquals(held, target));

    /// <summary>Sets a member through its public setter, else through the field or setter that EF uses.</summary>
    public static void Set(IPropertyBase member, object instance, object? value) => Setters.Of(member)(instance, value);

    /// <summary>Sets a member without the setter of the class, if EF can.</summary>
    public static void Put(IPropertyBase member, object instance, object? value)
    {
        if (member.FieldInfo is { } field)
            field.SetValue(instance, value);
        else
            Set(member, instance, value);
    }

    /// <summary>Whether the member has a setter or a field to set.</summary>
    public static bool CanSet(IPropertyBase member)
    {
        try
        {
            return Setter(member) is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The elements of a collection; none for a null collection.</summary>
    public static List<object> Elements(INavigationBase collection, object instance)
        => Get(collection, instance) is IEnumerable elements ? [.. elements.Cast<object>()] : [];

    /// <summary>All instances in a to-one or to-many relation.</summary>
    public static IReadOnlyList<object> Targets(INavigationBase relation, object instance)
        => Get(relation, instance) switch
        {
            null or ICollection { Count: 0 } when relation.IsCollection => [],
            IEnumerable elements when relation.IsCollection => [.. elements.Cast<object>()],
            null => [],
            var target => [target],
        };

    /// <summary>Whether a relation is empty.</summary>
    public static bool IsEmpty(INavigationBase relation, object instance)
        => Get(relation, instance) switch
        {
            null => true,
            ICollection { Count: var count } when relation.IsCollection => count == 0,
            IEnumerable elements when relation.IsCollection => !elements.Cast<object>().Any(),
            _ => false,
        };

    /// <summary>Replaces the content of a collection by <paramref name="elements"/>, but keeps the collection object.</summary>
    public static void Replace(INavigationBase collection, object instance, IReadOnlyList<object> elements)
    {
        // a navigation with a CLR collection has an accessor
        var accessor = collection.GetCollectionAccessor()!;
        var present = Elements(collection, instance);
        if (present.SequenceEqual(elements, ReferenceEqualityComparer.Instance))
            return;
        if (present.Count == 0)
            accessor.GetOrCreate(instance, forMaterialization: false);
        foreach (var element in present)
            accessor.Remove(instance, element);
        foreach (var element in elements)
            accessor.Add(instance, element, forMaterialization: false);
    }

    /// <summary>Sets a reference, or the content of a collection.</summary>
    public static void Restore(INavigationBase relation, object instance, IReadOnlyList<object> targets)
    {
        if (relation.IsCollection)
            Replace(relation, instance, targets);
        else if (!ReferenceEquals(Get(relation, instance), targets is [var target] ? target : null))
            Set(relation, instance, targets is [var single] ? single : null);
    }

    private static Action<object, object?> SetterOf(IPropertyBase member)
        => Setter(member) switch
        {
            PropertyInfo property => (instance, value)
                => property.SetValue(instance, value, BindingFlags.DoNotWrapExceptions, null, null, null),
            FieldInfo field => field.SetValue,
            _ => SetNothing,
        };

    private static void SetNothing(object instance, object? value)
    {
    }

    private static MemberInfo? Setter(IPropertyBase member)
        => member.PropertyInfo is { SetMethod.IsPublic: true } property
            ? property
            : member.GetMemberInfo(forMaterialization: false, forSet: true);
}
