using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Paging;

/// <summary>Reads a sort key from a lambda.</summary>
internal static class KeyLambda
{
    /// <summary>Returns the sort key as text: <c>User.Name</c> for <c>p => p.User!.Name</c>.</summary>
    /// <exception cref="ArgumentException">The lambda contains no member.</exception>
    public static string Read(LambdaExpression key)
        => Aggregate(LambdaPathReader.WithoutCasts(key.Body), key.Parameters[0])
            ?? Path(key.Body, key.Parameters[0])
            ?? throw new ArgumentException(
                $"'{key}' is not a sort key. Use a member ('p => p.User!.Name'), " +
                "or the Count, Min or Max of related rows ('p => p.Comments.Max(c => c.Score)').",
                nameof(key));

    // p.Comments.Count, p.Comments.Count(), p.Comments.Max(c => c.Score)
    private static string? Aggregate(Expression body, ParameterExpression row)
        => body switch
        {
            MemberExpression { Member.Name: nameof(List<>.Count), Expression: { } list }
                when IsList(list.Type) => Join(Path(list, row), "__count"),
            MethodCallExpression { Method: { Name: nameof(Enumerable.Count), DeclaringType: var type }, Arguments: [var rows] }
                when type == typeof(Enumerable) => Join(Path(rows, row), "__count"),
            MethodCallExpression
            {
                Method: { Name: nameof(Enumerable.Min) or nameof(Enumerable.Max), DeclaringType: var type } method,
                Arguments: [var rows, LambdaExpression value],
            }
                when type == typeof(Enumerable) => Join(Path(rows, row), Path(value.Body, value.Parameters[0]), method.Name),
            _ => null,
        };

    private static string? Path(Expression body, ParameterExpression row)
        => LambdaPathReader.Read(body, row) is { Count: > 0 } steps ? string.Join('.', steps.Select(step => step.Name)) : null;

    private static string? Join(string? path, string suffix) => path is null ? null : path + suffix;

    private static string? Join(string? path, string? column, string aggregate)
        => path is null || column is null ? null : $"{path}.{column}__{(aggregate == nameof(Enumerable.Max) ? "max" : "min")}";

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable));
}
