using System.Linq.Expressions;
using EFCore.Mixins.Errors;

namespace EFCore.Mixins.Statements;

/// <summary>What a statement does to the rows, by its outermost call.</summary>
internal static class BulkOperation
{
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
