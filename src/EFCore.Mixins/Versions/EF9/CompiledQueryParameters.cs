using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Versions;

/// <summary>The parameters of compiled queries, which EF Core 9 knows by how their names begin.</summary>
internal static class CompiledQueryParameters
{
    /// <summary>The name that EF knows a parameter by.</summary>
    public static string NameOf(string name) => $"{QueryCompilationContext.QueryParameterPrefix}{name}";

    public static Expression Create(string name, Type type) => Expression.Parameter(type, name);

    /// <summary>A list in the form that a method asks for; null where the version has no such thing.</summary>
    public static Expression? CreateList(MethodInfo method, string name, Type type) => null;

    public static void Set(QueryContext query, string name, object? value) => query.AddParameter(name, value);

    /// <summary>Whether the parameter is one of a query, not of a lambda.</summary>
    public static bool IsOne(ParameterExpression parameter)
        => parameter.Name?.StartsWith(QueryCompilationContext.QueryParameterPrefix, StringComparison.Ordinal) == true;
}
