using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Finding;

/// <summary>The queries for the row with a key. They have a fixed statement key: only the values of the primary key differ.</summary>
internal static class PrimaryKeyQueries
{
    private static readonly object Find = new();
    private static readonly object Destroy = new();
    private static readonly MethodInfo ExecuteDelete
        = ((Func<IQueryable<object>, int>)EntityFrameworkQueryableExtensions.ExecuteDelete).Method.GetGenericMethodDefinition();

    /// <summary><c>rows.Where(row => …).FirstOrDefault()</c></summary>
    public static KeyedStatement First(IEntityType type, object?[] key)
        => new(
            new StatementKey([Find, type], key),
            type.ClrType,
            static read => QueryableCalls.Call(nameof(Queryable.FirstOrDefault), Rows(read)));

    /// <summary><c>rows.Where(row => …).ExecuteDelete()</c></summary>
    public static KeyedStatement Delete(IEntityType type, object?[] key)
        => new(
            new StatementKey([Destroy, type], key),
            type.ClrType,
            static read => Expression.Call(ExecuteDelete.MakeGenericMethod(TypeOf(read).ClrType), Rows(read)));

    // rows.Where(row => row.OrderId == p0 && row.Number == p1)
    private static Expression Rows(StatementKey read)
    {
        var type = TypeOf(read);
        var key = InstanceKeyValues.Of(type).Properties;
        return QueryableCalls.Where(
            new EntityQueryRootExpression(type),
            row => KeyPredicateBuilder.Is(row, key, [.. read.Values.Select((value, i) => new ConditionValue(value) { Position = i })]));
    }

    private static IEntityType TypeOf(StatementKey read) => (IEntityType)read.Parts[1]!; // part of every key above
}
