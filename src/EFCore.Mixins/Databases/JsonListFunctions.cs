using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Databases;

/// <summary>Functions of MySQL and MariaDB on a list that a column stores as JSON. <c>FunctionTranslator</c> translates them.</summary>
internal static class JsonListFunctions
{
    private static readonly Dictionary<string, (MethodInfo Method, string Sql)> Functions = new()
    {
        [nameof(Contains)] = (((Func<IEnumerable<object>, string, bool>)Contains).Method.GetGenericMethodDefinition(), "JSON_CONTAINS"),
        [nameof(Overlaps)] = (((Func<IEnumerable<object>, string, bool>)Overlaps).Method.GetGenericMethodDefinition(), "JSON_OVERLAPS"),
        [nameof(Length)] = (((Func<IEnumerable<object>, int>)Length).Method.GetGenericMethodDefinition(), "JSON_LENGTH"),
    };

    /// <summary>Whether the list has all values of a JSON text.</summary>
    public static bool Contains<T>(IEnumerable<T> list, string json) => throw InDatabaseOnly();

    /// <summary>Whether the list has one of the values of a JSON array.</summary>
    public static bool Overlaps<T>(IEnumerable<T> list, string json) => throw InDatabaseOnly();

    /// <summary>The number of values.</summary>
    public static int Length<T>(IEnumerable<T> list) => throw InDatabaseOnly();

    /// <summary>The call of <see cref="Contains" /> or <see cref="Overlaps" />.</summary>
    public static Expression Call(string function, Expression list, Type element, Expression json)
        => Expression.Call(Functions[function].Method.MakeGenericMethod(element), list, json);

    /// <summary>The call of <see cref="Length{T}" />.</summary>
    public static Expression Length(Expression list, Type element)
        => Expression.Call(Functions[nameof(Length)].Method.MakeGenericMethod(element), list);

    /// <summary>The function of the database; null for any other method.</summary>
    public static string? SqlOf(MethodInfo method)
        => method.DeclaringType == typeof(JsonListFunctions) ? Functions[method.Name].Sql : null;

    private static InvalidOperationException InDatabaseOnly() => new("This function runs in the database.");
}
