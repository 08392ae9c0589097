using System.Linq.Expressions;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements;

/// <summary>What a statement does to the rows, by its outermost call.</summary>
internal static class BulkOperation
{
    /// <summary>Whether the call updates rows.</summary>
    public static bool IsUpdate(MethodCallExpression call)
        => call.Method.Name == "ExecuteUpdate" && call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions);

    public static DatabaseOperation Of(Expression query)
        => query is MethodCallExpression call
            ? call.Method.Name switch
            {
                "ExecuteUpdate" => DatabaseOperation.Update,
                "ExecuteDelete" => DatabaseOperation.Delete,
                _ => DatabaseOperation.Unknown,
            }
            : DatabaseOperation.Unknown;
}
