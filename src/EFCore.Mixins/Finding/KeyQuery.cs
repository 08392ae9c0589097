using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Keys;
using EFCore.Mixins.Statements.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Finding;

/// <summary>The queries for the one row with a key. They have a shape: only the key differs.</summary>
internal static class KeyQuery
{
    private static readonly object Find = new();
    private static readonly object Destroy = new();
    private static readonly MethodInfo ExecuteDelete = ((Func<IQueryable<object>, int>)EntityFrameworkQueryableExtensions.ExecuteDelete).Method.GetGenericMethodDefinition();

    /// <summary><c>rows.Where(row => …).FirstOrDefault()</c></summary>
    public static ShapedCall First(IEntityType type, IKey key, object?[] values)
        => new(new StatementShape([Find, type], values), type.ClrType, () => Linq.Call(nameof(Queryable.FirstOrDefault), Rows(type, key, values)));

    /// <summary><c>rows.Where(row => …).ExecuteDelete()</c></summary>
    public static ShapedCall Delete(IEntityType type, IKey key, object?[] values)
        => new(new StatementShape([Destroy, type], values), type.ClrType, () => Expression.Call(ExecuteDelete.MakeGenericMethod(type.ClrType), Rows(type, key, values)));

    // rows.Where(row => row.OrderId == p0 && row.Number == p1)
    private static Expression Rows(IEntityType type, IKey key, object?[] values)
        => Linq.Where(new EntityQueryRootExpression(type), row => KeyPredicate.Is(row, key.Properties, [.. values.Select((value, i) => new Argument(value) { Position = i })]));
}
