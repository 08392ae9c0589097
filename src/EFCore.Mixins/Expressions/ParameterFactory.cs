using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Creates parameters of a type that is known only at run time.</summary>
internal abstract class ParameterFactory
{
    private static readonly ConcurrentDictionary<Type, ParameterFactory> Known = new();

    public static ParameterFactory Of(Type type)
        => Known.GetOrAdd(
            type,
            // the type argument makes it a ParameterFactory
            static type => (ParameterFactory)Activator.CreateInstance(typeof(ParameterFactory<>).MakeGenericType(type))!);

    /// <summary>An expression that reads a new parameter.</summary>
    public abstract Expression Create(ConditionValue argument, Func<object?, object?>? convert);
}
