using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Expressions;

/// <summary>Calls on related rows. The methods are looked up once, because a look-up by name searches all methods of the class.</summary>
internal static class CollectionCalls
{
    private static readonly MethodInfo AnyMethod
        = ((Func<IEnumerable<object>, bool>)Enumerable.Any).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo AnyOfMethod
        = ((Func<IEnumerable<object>, Func<object, bool>, bool>)Enumerable.Any).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo CountMethod
        = ((Func<IEnumerable<object>, int>)Enumerable.Count).Method.GetGenericMethodDefinition();

    /// <summary><c>rows.Any(row => …)</c>, or <c>rows.Any()</c></summary>
    public static MethodCallExpression Any(Type type, Expression rows, LambdaExpression? predicate)
        => predicate is null
            ? Expression.Call(AnyMethod.MakeGenericMethod(type), rows)
            : Expression.Call(AnyOfMethod.MakeGenericMethod(type), rows, predicate);

    /// <summary>Whether the call is <c>rows.Any(row => …)</c>.</summary>
    public static bool IsAnyOf(MethodCallExpression call)
        => call.Method is { Name: nameof(Enumerable.Any), IsGenericMethod: true } method
            && method.GetGenericMethodDefinition() == AnyOfMethod;

    /// <summary><c>rows.Count()</c></summary>
    public static MethodCallExpression Count(Type type, Expression rows) => Expression.Call(CountMethod.MakeGenericMethod(type), rows);
}
