using System.Linq.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Statements.Shapes;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>The query for the one row with a key. It has a shape: only the key differs.</summary>
internal static class KeyQuery
{
    private static readonly object Mark = new();

    public static ShapedCall Of(IEntityType type, IKey key, object?[] values)
        => new(new StatementShape([Mark, type], values), type.ClrType, () => Tree(type, key, values));

    // rows.Where(row => row.OrderId == p0 && row.Number == p1).FirstOrDefault()
    private static Expression Tree(IEntityType type, IKey key, object?[] values)
        => Linq.Call(
            nameof(Queryable.FirstOrDefault),
            Linq.Where(new EntityQueryRootExpression(type), row => KeyPredicate.Is(row, key.Properties, [.. values.Select((value, i) => new Argument(value) { Position = i })])));
}
