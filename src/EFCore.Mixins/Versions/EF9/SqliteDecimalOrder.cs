using System.Linq.Expressions;

namespace EFCore.Mixins.Versions;

/// <summary>
///     The order of decimals on SQLite, which stores them as text. EF Core 9 does not support it, so they are ordered as doubles.
/// </summary>
internal sealed class SqliteDecimalOrder : ExpressionVisitor
{
    private static readonly HashSet<string> Orders =
        [nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending)];

    private static readonly SqliteDecimalOrder Aggregates = new();

    private SqliteDecimalOrder()
    {
    }

    /// <summary>Whether rows can be sorted by a column of decimals if the member is of another type.</summary>
    public static bool CanSortConverted => false;

    /// <summary>An order by a decimal in a form that the provider can translate; null if it already is.</summary>
    // OrderBy(post => (double)post.Price)
    public static MethodCallExpression? Translate(MethodCallExpression call)
        => Orders.Contains(call.Method.Name) && call is { Method.DeclaringType: { } type, Arguments: [var source, var key] }
            && (type == typeof(Queryable) || type == typeof(Enumerable))
            && LambdaOf(key) is { } decimals && OrderKey(decimals) is LambdaExpression doubles && doubles != decimals
                ? Expression.Call(type, call.Method.Name, [doubles.Parameters[0].Type, doubles.ReturnType], source, doubles)
                : null;

    /// <inheritdoc cref="Translate" />
    public static Expression OrderKey(Expression key)
        => key is LambdaExpression lambda
            ? OrderKey(lambda.Body) is var body && body == lambda.Body ? key : Expression.Lambda(body, lambda.Parameters)
            : Aggregates.Visit(key) is var value && DoubleOf(value.Type) is { } number ? Expression.Convert(value, number)
            : value;

    // (decimal?)rows.Max(row => (double?)row.Price)
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => node is { Method.Name: nameof(Enumerable.Min) or nameof(Enumerable.Max), Arguments: [var rows, LambdaExpression column] }
            && node.Method.DeclaringType is { } type && type == typeof(Enumerable) && DoubleOf(column.ReturnType) is { } number
                ? Expression.Convert(
                    Expression.Call(
                        type,
                        node.Method.Name,
                        [column.Parameters[0].Type, number],
                        Visit(rows),
                        Expression.Lambda(Expression.Convert(column.Body, number), column.Parameters)),
                    column.ReturnType)
                : base.VisitMethodCall(node);

    private static LambdaExpression? LambdaOf(Expression key)
        => key as LambdaExpression ?? (key as UnaryExpression)?.Operand as LambdaExpression;

    private static Type? DoubleOf(Type type)
        => type == typeof(decimal) ? typeof(double) : type == typeof(decimal?) ? typeof(double?) : null;
}
