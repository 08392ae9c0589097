using System.Collections.Concurrent;
using System.Reflection;

namespace EFCore.Mixins.Metadata;

/// <summary>Determines which types have an order, and which have operators.</summary>
internal static class OrderedTypes
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), bool> Operators = new();

    /// <summary>Whether values of the type have an order.</summary>
    public static bool HasOrder(Type type)
        => type != typeof(bool)
            && (type.IsEnum
                || type.IsPrimitive
                || HasOperator(type, "op_GreaterThan")
                || typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type));

    /// <summary>Whether the type has an operator for two of its values.</summary>
    public static bool HasOperator(Type type, string name)
        => Operators.GetOrAdd(
            (type, name),
            static key => key.Type.GetMethod(key.Name, BindingFlags.Public | BindingFlags.Static, [key.Type, key.Type]) is not null);
}
