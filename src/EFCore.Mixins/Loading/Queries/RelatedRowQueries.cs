using System.Linq.Expressions;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>Builds the queries that read related rows.</summary>
internal static class RelatedRowQueries
{
    /// <summary>Every row of an entity type.</summary>
    public static Expression Set(DbContext context, IEntityType type)
        => new EntityQueryRootExpression(context.GetService<IAsyncQueryProvider>(), type);

    /// <summary>The related rows of the rows of a query.</summary>
    public static Expression Through(Expression query, LoadNode node)
    {
        var target = node.Relation.TargetEntityType;
        var member = new EntityMember(node.Relation);
        return node.Relation.IsCollection
            ? QueryableCalls.SelectMany(
                query,
                target.ClrType,
                row => new SelectedRowsBuilder(typeof(Enumerable), target).Apply(member.On(row), node.Selection))
            : QueryableCalls.Where(
                QueryableCalls.Select(query, member.On),
                row => Expression.NotEqual(row, Expression.Constant(null, row.Type)));
    }

    /// <summary>Whether the rows are a union of several tables (TPC). EF refuses a column of such rows in the subquery of an IN.</summary>
    private static bool IsUnion(IProperty column)
        => column.DeclaringType is IEntityType type
            && type.GetMappingStrategy() == RelationalAnnotationNames.TpcMappingStrategy
            && type.GetDirectlyDerivedTypes().Any();

    // row => rows.Select(parent => parent.Id).Contains(row.UserId), or rows.Any(parent => parent.A == row.A && parent.B == row.B)
    public static Expression IsAmong(
        DbContext context,
        Expression rows,
        IReadOnlyList<IProperty> columns,
        Expression row,
        IReadOnlyList<IProperty> rowColumns)
    {
        if (columns.Count > 1 || IsUnion(columns[0]))
            return QueryableCalls.Any(rows, parent => RelationColumns.AreEqual(columns, parent, rowColumns, row));
        var value = new EntityMember(rowColumns[0]).On(row);
        var type = Nullable.GetUnderlyingType(value.Type) is null ? columns[0].ClrType : value.Type;
        var keys = QueryableCalls.Select(rows, parent => RelationColumns.As(new EntityMember(columns[0]).On(parent), type));
        return QueryableCalls.Contains(
            Dialect.Of(context).LimitsInSubqueries ? keys : QueryableCalls.Call(nameof(Queryable.Distinct), keys),
            RelationColumns.As(value, type)); // EF takes what is distinct from a table of its own
    }
}
