using System.Linq.Expressions;

namespace EFCore.Mixins.Policies;

/// <summary>Reads the path in a lambda: <c>p => p.User!.Name</c> is <c>User.Name</c>.</summary>
internal static class PathText
{
    /// <exception cref="ArgumentException">The lambda is not a path of properties.</exception>
    public static string Of(LambdaExpression lambda)
        => Read(lambda.Body, lambda.Parameters[0]) is { Length: > 0 } path
            ? path
            : throw new ArgumentException(
                $"'{lambda}' is not an attribute. A policy takes properties, such as 'p => p.User.Name'. Use a path of properties.",
                nameof(lambda));

    private static string? Read(Expression body, ParameterExpression row)
        => body switch
        {
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert
                => Read(convert.Operand, row),
            MemberExpression { Expression: { } owner, Member.Name: var name } => Within(owner, row) is { } path ? Join(path, name) : null,
            MethodCallExpression { Method.Name: nameof(Enumerable.Select), Arguments: [var rows, LambdaExpression inner] }
                when Read(rows, row) is { } path && Read(inner.Body, inner.Parameters[0]) is { } rest => Join(path, rest),
            _ => null,
        };

    private static string? Within(Expression owner, ParameterExpression row)
        => owner == row || (owner is UnaryExpression { Operand: var operand } && operand == row) ? "" : Read(owner, row);

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
