using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Functions;

/// <summary>Looks a value up in a list that is sent as one parameter where the database can take it so.</summary>
internal static class ListFunctions
{
    private static readonly MethodInfo Method = ((Func<object, object[], bool>)In).Method.GetGenericMethodDefinition();

    /// <summary>The call for values of a type.</summary>
    public static MethodCallExpression Call(Type type, Expression value, Expression values) => Expression.Call(Method.MakeGenericMethod(type), value, values);

    public static bool In<T>(T value, T[] values) => values.Contains(value);
}
