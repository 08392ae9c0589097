using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Versions;

/// <summary>The parameters of compiled queries.</summary>
internal static class CompiledQueryParameters
{
    /// <summary>The name of a parameter in EF.</summary>
    public static string NameOf(string name) => name;

    public static Expression Create(string name, Type type) => new QueryParameterExpression(name, type);

    /// <summary>A list in the form that a method requests; null if the version of EF does not have it.</summary>
    public static Expression? CreateList(MethodInfo method, string name, Type type)
        => ListParameters.FormOf(method) is { } form ? new QueryParameterExpression(name, type, form) : null;

    public static void Set(QueryContext query, string name, object? value) => query.Parameters.Add(name, value);

    /// <summary>Whether the parameter is one of a query, not of a lambda. EF Core 10 has a separate node for those.</summary>
    public static bool IsOne(ParameterExpression parameter) => false;
}
