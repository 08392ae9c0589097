using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Inspecting;

/// <summary>Reads names and values from anonymous objects and dictionaries.</summary>
internal static class ObjectValues
{
    private static readonly ConditionalWeakTable<Type, Getter[]> Getters = [];

    /// <summary>The names and values of a dictionary or anonymous object; false for anything else.</summary>
    public static bool TryRead(object? source, [NotNullWhen(true)] out IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        values = source switch
        {
            null => null,
            IEnumerable<KeyValuePair<string, object?>> pairs => [.. pairs],
            IDictionary pairs when pairs.Keys is ICollection<string> names => [.. names.Select(name => KeyValuePair.Create(name, pairs[name]))],
            _ when IsAnonymous(source.GetType()) => ReadObject(source),
            _ => null,
        };
        return values is not null;
    }

    /// <summary>The public properties of any object.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> ReadObject(object source)
        => Array.ConvertAll(Getters.GetValue(source.GetType(), Compile), getter => KeyValuePair.Create(getter.Name, getter.Read(source)));

    private static bool IsAnonymous(Type type)
        => type.Name.StartsWith('<') && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static Getter[] Compile(Type type)
        => [.. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
               where property.CanRead && property.GetIndexParameters() is []
               select new Getter(property.Name, Compile(property))];

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        // source => (object)((Anonymous)source).Name
        var source = Expression.Parameter(typeof(object), "source");
        var value = Expression.Property(Expression.Convert(source, property.DeclaringType ?? typeof(object)), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), source).Compile();
    }

    private sealed record Getter(string Name, Func<object, object?> Read);
}
