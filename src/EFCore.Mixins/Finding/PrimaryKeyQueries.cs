using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Finding;

/// <summary>The queries for the one row with a key. They have a fixed statement key: only the values of the primary key differ.</summary>
internal static class PrimaryKeyQueries
{
    private static readonly object Find = new();
    private static readonly object Destroy = new();
    private static readonly MethodInfo ExecuteDelete
        = ((Func<IQueryable<object>, int>)EntityFrameworkQueryableExtensions.ExecuteDelete).Method.GetGenericMethodDefinition();

    /// <summary><c>rows.Where(row => …).FirstOrDefault()</c></summary>
    public static KeyedStatement First(IEntityType type, IKey key, object?[] values)
        => new(new StatementKey([Find, type], values), type.ClrType, () => QueryableCalls.Call(nameof(Queryable.FirstOrDefault), Rows(type, key, values)));

    /// <summary><c>rows.Where(row => …).ExecuteDelete()</c></summary>
    public static KeyedStatement Delete(IEntityType type, IKey key, object?[] values)
        => new(
            new StatementKey([Destroy, type], values),
            type.ClrType,
            () => Expression.Call(ExecuteDelete.MakeGenericMethod(type.ClrType), Rows(type, key, values)));

    // rows.Where(row => row.OrderId == p0 && row.Number == p1)
    private static Expression Rows(IEntityType type, IKey key, object?[] values)
        => QueryableCalls.Where(
            new EntityQueryRootExpression(type),
            row => KeyPredicateBuilder.Is(row, key.Properties, [.. values.Select((value, i) => new ConditionValue(value) { Position = i })]));
}
