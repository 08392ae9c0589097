using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Values;

/// <summary>Reads the public properties of objects of one class.</summary>
internal sealed class PropertyValueReader(Type type)
{
    private Getter[]? getters;

    /// <summary>Whether the type is anonymous. The compiler generates and names those of iterators and lambdas similarly.</summary>
    public bool IsAnonymous { get; }
        = type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
            && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    public KeyValuePair<string, object?>[] Read(object source)
    {
        getters ??= Compile(type);
        var values = new KeyValuePair<string, object?>[getters.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = KeyValuePair.Create(getters[i].Name, getters[i].Read(source));
        return values;
    }

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
