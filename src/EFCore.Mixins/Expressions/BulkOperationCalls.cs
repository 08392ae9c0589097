using System.Linq.Expressions;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Expressions;

/// <summary>The operation of a statement on its rows, by its outermost call.</summary>
internal static class BulkOperationCalls
{
    /// <summary>Whether the call updates rows.</summary>
    public static bool IsUpdate(MethodCallExpression call)
        => call.Method.Name == "ExecuteUpdate" && call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions);

    /// <summary>The entity type whose rows the query updates; null if it does not update rows.</summary>
    public static IEntityType? UpdatedBy(Expression query, IModel model)
        => query is MethodCallExpression call && IsUpdate(call)
            ? model.FindEntityType(call.Method.GetGenericArguments()[0])
            : null;

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
