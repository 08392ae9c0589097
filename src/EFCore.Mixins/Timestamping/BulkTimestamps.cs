using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>Adds the time of the change to a bulk update that does not set it.</summary>
internal static class BulkTimestamps
{
    /// <summary>The tree as it is to run; the same one if it is no update of rows with timestamps.</summary>
    public static Expression Add(Expression query, DbContext context)
        => query is MethodCallExpression call
            && BulkOperation.IsUpdate(call)
            && UpdateSetters.Of(call) is { } setters
            && context.Model.FindEntityType(setters.RowType) is { } type
            && TimestampColumns.Of(type).UpdatedAt is { } updated
            && !setters.Names(updated.Name)
            && HasOneTable(type)
                ? Add(setters, updated, Instant.Now(context))
                : query;

    // row => row.UpdatedAt, with the instant as a parameter
    private static MethodCallExpression Add(UpdateSetters setters, IProperty updated, Instant now)
    {
        var row = Expression.Parameter(setters.RowType, "row");
        return setters.Add(Expression.Lambda(new Member(updated).On(row), row), Parameter.Of(now.For(updated), updated.ClrType));
    }

    /// <summary>EF updates one table at a time, and over several the columns named may be in another.</summary>
    private static bool HasOneTable(IEntityType type) => type.GetTableMappings().Take(2).Count() == 1;
}
