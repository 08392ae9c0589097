using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Keys;

/// <summary>Builds the condition that a row has one of the given keys. The values are parameters.</summary>
internal static class KeyPredicateBuilder
{
    /// <summary>The number of single keys that every database supports as parameters of one statement.</summary>
    private const int MostSingle = 1000;

    /// <summary>The number of composite keys that stays below the maximum expression depth of SQLite.</summary>
    private const int MostComposite = 128;

    private static readonly MethodInfo Contains
        = ((Func<IEnumerable<object>, object, bool>)Enumerable.Contains).Method.GetGenericMethodDefinition();

    /// <summary>The keys in chunks for one statement each.</summary>
    public static IEnumerable<object?[][]> Chunks(IKey key, IEnumerable<object?[]> keys) => Chunks(key.Properties, keys);

    /// <inheritdoc cref="Chunks(IKey, IEnumerable{object?[]})" />
    public static IEnumerable<object?[][]> Chunks(IReadOnlyList<IProperty> columns, IEnumerable<object?[]> keys)
        => columns.Count == 1 ? keys.Chunk(MostSingle) : keys.Chunk(MostComposite).Select(Pad);

    public static Expression<Func<T, bool>> Build<T>(IKey key, object?[][] keys)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(
            key.Properties is [var only] ? IsOneOf(row, only, keys) : IsAnyOf(row, key.Properties, keys),
            row);
    }

    /// <summary>The condition that columns of a row contain one key.</summary>
    public static Expression<Func<T, bool>> Build<T>(IReadOnlyList<IProperty> columns, object?[] key)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(Is(row, columns, Array.ConvertAll(key, value => new ConditionValue(value))), row);
    }

    /// <summary>
    ///     The condition that columns of a row contain one of the given keys without nulls, in a form that the dialect translates.
    /// </summary>
    public static Expression IsAmong(Expression row, IReadOnlyList<IProperty> columns, object?[][] keys)
        => columns is [var only]
            ? IsIn(row, only, new ConditionValue(Listed(only, keys)))
            : IsAnyOf(row, columns, keys);

    /// <summary>The condition that columns of a row contain one key.</summary>
    public static Expression Is(Expression row, IReadOnlyList<IProperty> properties, ConditionValue[] key)
        => properties
            .Select((property, i) => ComparisonExpressions.Equal(Column(row, property), key[i]))
            .Aggregate(Expression.AndAlso);

    /// <summary>Reads the key of a row.</summary>
    public static Expression<Func<T, object?[]>> Selector<T>(IKey key)
        => (Expression<Func<T, object?[]>>)Selector(typeof(T), key.Properties);

    /// <summary>Reads columns, or complex members, of a row.</summary>
    public static LambdaExpression Selector(Type rowType, IReadOnlyList<IPropertyBase> columns)
    {
        // row => new object[] { row.Id }
        var row = Expression.Parameter(rowType, "row");
        var values = columns.Select(property => Expression.Convert(Column(row, property), typeof(object)));
        return Expression.Lambda(Expression.NewArrayInit(typeof(object), values), row);
    }

    // values.Contains(row.Id)
    private static MethodCallExpression IsOneOf(Expression row, IProperty property, object?[][] keys)
        => Expression.Call(
            Contains.MakeGenericMethod(property.ClrType),
            Parameter.Of(ToArray(property.ClrType, keys), property.ClrType.MakeArrayType()),
            Column(row, property));

    /// <summary>The condition that a column of a row contains one of the keys of <see cref="Listed"/>.</summary>
    public static Expression IsIn(Expression row, IProperty property, ConditionValue keys)
    {
        // ListFunctions.In((int)row.UserId, values): a list that has no null needs no condition for nulls
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var column = Column(row, property);
        var value = column.Type == type ? column : Expression.Convert(column, type);
        return ListFunctions.Call(type, value, Parameter.Of(keys, type.MakeArrayType()));
    }

    /// <summary>Single keys without nulls as an array of the type of a column.</summary>
    public static Array Listed(IProperty property, object?[][] keys)
        => ToArray(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, keys);

    private static Array ToArray(Type type, object?[][] keys)
    {
        var values = Array.CreateInstance(type, keys.Length);
        for (var i = 0; i < keys.Length; i++)
            values.SetValue(keys[i][0], i);
        return values;
    }

    // row.OrderId == p0 && row.Number == p1 || ..., as a balanced tree
    private static Expression IsAnyOf(Expression row, IReadOnlyList<IProperty> properties, object?[][] keys)
        => BalancedExpressions.Join(
            Expression.OrElse,
            Array.ConvertAll(keys, key => Is(row, properties, Array.ConvertAll(key, value => new ConditionValue(value)))));

    private static Expression Column(Expression row, IPropertyBase property) => new EntityMember(property).On(row);

    /// <summary>Repeats the last key up to a power of two, so that there are few different statements.</summary>
    private static object?[][] Pad(object?[][] keys)
    {
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)keys.Length);
        return [.. keys, .. Enumerable.Repeat(keys[^1], length - keys.Length)];
    }
}
