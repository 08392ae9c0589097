using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Versions;

/// <summary>The parameters of compiled queries, which EF Core 9 recognizes by the prefix of their names.</summary>
internal static class CompiledQueryParameters
{
    /// <summary>The name of a parameter in EF.</summary>
    public static string NameOf(string name) => $"{QueryCompilationContext.QueryParameterPrefix}{name}";

    public static Expression Create(string name, Type type) => Expression.Parameter(type, name);

    /// <summary>A list in the form that a method requests; null if the version of EF does not have it.</summary>
    public static Expression? CreateList(MethodInfo method, string name, Type type) => null;

    public static void Set(QueryContext query, string name, object? value) => query.AddParameter(name, value);

    /// <summary>Whether the parameter is one of a query, not of a lambda.</summary>
    public static bool IsOne(ParameterExpression parameter)
        => parameter.Name?.StartsWith(QueryCompilationContext.QueryParameterPrefix, StringComparison.Ordinal) == true;
}
