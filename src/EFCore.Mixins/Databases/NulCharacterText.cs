using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Databases;

/// <summary>Searched texts with a NUL character, for a database that rejects them even as parameters. No row has such a text.</summary>
internal static class NulCharacterText
{
    /// <summary>Whether the text contains a NUL character.</summary>
    public static bool Is(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    /// <summary>The comparison without the text; null if it has no NUL character.</summary>
    public static Expression? Translate(BinaryExpression comparison)
        => comparison switch
        {
            { NodeType: ExpressionType.Equal } when Find(comparison.Right) is not null => Expression.Constant(false),
            { NodeType: ExpressionType.NotEqual } when Find(comparison.Right) is not null => Expression.Constant(true),
            { Left: MethodCallExpression { Method: { Name: nameof(TextFunctions.Compare), DeclaringType: var type } } call }
                when type == typeof(TextFunctions) && Find(call.Arguments[1]) is { } start
                => Compare(comparison.NodeType, call, start),
            _ => null,
        };

    /// <summary>The list without such texts.</summary>
    public static Expression Without(Expression values)
        => Parameter.ValueOf<string[]>(values) is var texts && Array.Exists(texts, Is)
            ? Parameter.Of(Array.FindAll(texts, text => !Is(text)), typeof(string[]))
            : values;

    /// <summary>The part before the first NUL character; null if the parameter has none.</summary>
    private static string? Find(Expression parameter)
        => Parameter.Find(parameter) is Parameter<string> { Value: { } text }
            && text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul
                ? text[..nul]
                : null;

    /// <summary>The first text after <paramref name="start"/> is "start\0"; there is no text between the two.</summary>
    private static BinaryExpression Compare(ExpressionType comparison, MethodCallExpression call, string start)
        => Expression.MakeBinary(
            comparison switch
            {
                ExpressionType.LessThan => ExpressionType.LessThanOrEqual,
                ExpressionType.GreaterThanOrEqual => ExpressionType.GreaterThan,
                _ => comparison,
            },
            call.Update(null, [call.Arguments[0], Parameter.Of(start, typeof(string))]),
            Expression.Constant(0));
}
