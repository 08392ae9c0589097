using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Functions;

/// <summary>The meaning of operators on a list column, regardless of the database. A list that is null contains nothing.</summary>
/// <remarks>Each dialect has its own translation.</remarks>
internal static class ListMemberFunctions
{
    private static readonly MethodInfo HasMethod
        = ((Func<IEnumerable<object>, object, JsonElementWriter, bool>)Has).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo HasAnyMethod
        = ((Func<IEnumerable<object>, object[], JsonElementWriter, bool>)HasAny).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo HasAllMethod
        = ((Func<IEnumerable<object>, object[], JsonElementWriter, bool>)HasAll).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo CountMethod = ((Func<IEnumerable<object>, int>)Count).Method.GetGenericMethodDefinition();

    /// <summary>The call of a function by its name, with the value or the values to look for.</summary>
    public static MethodCallExpression Call(string function, Expression list, Expression value, JsonElementWriter writer)
    {
        var method = function switch { nameof(Has) => HasMethod, nameof(HasAny) => HasAnyMethod, _ => HasAllMethod };
        return Expression.Call(method.MakeGenericMethod(writer.ElementType), list, value, Expression.Constant(writer));
    }

    /// <summary>The call of <see cref="Count" />.</summary>
    public static MethodCallExpression CallCount(Expression list, Type element)
        => Expression.Call(CountMethod.MakeGenericMethod(element), list);

    /// <summary>Whether the list contains the value.</summary>
    public static bool Has<T>(IEnumerable<T>? list, T value, JsonElementWriter writer)
        => list is not null && list.Contains(value);

    /// <summary>Whether the list contains one of the values.</summary>
    public static bool HasAny<T>(IEnumerable<T>? list, T[] values, JsonElementWriter writer)
        => list is not null && list.Any(values.Contains);

    /// <summary>Whether the list contains each of the values.</summary>
    public static bool HasAll<T>(IEnumerable<T>? list, T[] values, JsonElementWriter writer)
        => list is not null && values.All(list.Contains);

    /// <summary>The number of values in the list.</summary>
    public static int Count<T>(IEnumerable<T>? list) => list?.Count() ?? 0;
}
