using System.Collections;

namespace EFCore.Mixins.Serializing.Models;

/// <summary>The list types of models: arrays, and the interfaces of lists and sets.</summary>
internal static class ModelListTypes
{
    /// <summary>The type of the elements; null if the type is not a list.</summary>
    public static Type? ElementOf(Type list)
        => list.IsArray ? list.GetElementType()
            : list == typeof(string) ? null
            : Array.Find([list, .. list.GetInterfaces()], IsSequence)?.GetGenericArguments()[0];

    /// <summary>A list of that type; null if such a list cannot be created.</summary>
    public static object? Create(Type list, Type element, IReadOnlyList<object?> values)
    {
        var array = Array.CreateInstance(element, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return list.IsInstanceOfType(array) && (list.IsArray || list.IsInterface) ? ReadOnlyOrArray(list, element, array)
            : list.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(element))
                ? Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), array)
            : list.IsAssignableFrom(typeof(List<>).MakeGenericType(element))
                ? Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array)
            : null;
    }

    /// <summary>For an interface, a list that can be changed.</summary>
    private static object? ReadOnlyOrArray(Type list, Type element, IEnumerable array)
        => list.IsArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array);

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
