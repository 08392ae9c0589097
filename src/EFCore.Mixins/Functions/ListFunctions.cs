using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Functions;

/// <summary>Looks up a value in a list, which is sent as one parameter if the database supports it.</summary>
internal static class ListFunctions
{
    private static readonly MethodInfo Method = ((Func<object, object[], bool>)In).Method.GetGenericMethodDefinition();

    /// <summary>The call for values of a type.</summary>
    public static MethodCallExpression Call(Type type, Expression value, Expression values)
        => Expression.Call(Method.MakeGenericMethod(type), value, values);

    public static bool In<T>(T value, T[] values) => values.Contains(value);
}
