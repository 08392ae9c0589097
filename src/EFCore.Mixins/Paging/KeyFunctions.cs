using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Paging;

/// <summary>Comparisons that C# has no operator for; <see cref="KeyFunctionTranslator" /> translates them.</summary>
internal static class KeyFunctions
{
    /// <summary>The maximum number of columns of a row value.</summary>
    public const int MostInRow = 4;

    private static readonly MethodInfo CompareMethod = ((Func<int, object, object, bool>)Compare).Method.GetGenericMethodDefinition();

    private static readonly MethodInfo[] RowMethods =
    [
        ((Func<int, object, object, object, object, bool>)CompareRows).Method,
        ((Func<int, object, object, object, object, object, object, bool>)CompareRows).Method,
        ((Func<int, object, object, object, object, object, object, object, object, bool>)CompareRows).Method,
    ];

    /// <summary><c>key > value</c> and similar comparisons for any type that the database compares.</summary>
    public static Expression Call(ExpressionType comparison, Expression key, Expression value)
        => Expression.Call(CompareMethod.MakeGenericMethod(key.Type), Expression.Constant((int)comparison), key, value);

    /// <summary><c>(key1, key2) > (value1, value2)</c> and similar comparisons.</summary>
    public static Expression CallRows(ExpressionType comparison, IReadOnlyList<Expression> keys, IReadOnlyList<Expression> values)
        => Expression.Call(
            RowMethods[keys.Count - 2],
            [
                Expression.Constant((int)comparison),
                .. keys.Zip(values).SelectMany(pair => new[] { AsObject(pair.First), AsObject(pair.Second) }),
            ]);

    /// <summary>Whether the method is one of these.</summary>
    public static bool Has(MethodInfo method) => method.DeclaringType == typeof(KeyFunctions);

    /// <remarks>EF Core's in-memory provider runs it.</remarks>
    private static bool Compare<T>(int comparison, T key, T value)
        => key is not null && value is not null && ValueOrder.Compare(key, value) is var order && (ExpressionType)comparison switch
        {
            ExpressionType.GreaterThan => order > 0,
            ExpressionType.GreaterThanOrEqual => order >= 0,
            ExpressionType.LessThan => order < 0,
            _ => order <= 0,
        };

    private static bool CompareRows(int comparison, object key1, object value1, object key2, object value2) => throw InDatabaseOnly();

    private static bool CompareRows(int comparison, object key1, object value1, object key2, object value2, object key3, object value3)
        => throw InDatabaseOnly();

    private static bool CompareRows(
        int comparison, object key1, object value1, object key2, object value2, object key3, object value3, object key4, object value4)
        => throw InDatabaseOnly();

    private static UnaryExpression AsObject(Expression value) => Expression.Convert(value, typeof(object));

    private static InvalidOperationException InDatabaseOnly() => new("This function runs in the database.");
}
