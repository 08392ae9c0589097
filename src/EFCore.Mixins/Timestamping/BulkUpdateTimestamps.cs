using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>Adds the time of the change to a bulk update that does not set it.</summary>
internal static class BulkUpdateTimestamps
{
    /// <summary>The tree to run; unchanged if it is not an update of rows with timestamps.</summary>
    public static Expression Add(Expression query, DbContext context)
        => query is MethodCallExpression call
            && BulkOperationCalls.IsUpdate(call)
            && BulkUpdateSetters.Of(call) is { } setters
            && context.Model.FindEntityType(setters.RowType) is { } type
            && TimestampColumns.Of(type).UpdatedAt is { } updated
            && !setters.Names(updated.Name)
            && HasOneTable(type)
                ? Add(setters, updated, StampTime.Now(context))
                : query;

    // row => row.UpdatedAt, with the instant as a parameter
    private static MethodCallExpression Add(BulkUpdateSetters setters, IProperty updated, StampTime now)
    {
        var row = Expression.Parameter(setters.RowType, "row");
        return setters.Add(Expression.Lambda(new EntityMember(updated).On(row), row), Parameter.Of(now.For(updated), updated.ClrType));
    }

    /// <summary>EF updates one table at a time. With several tables, the set columns may be in another one.</summary>
    private static bool HasOneTable(IEntityType type) => type.GetTableMappings().Take(2).Count() == 1;
}
