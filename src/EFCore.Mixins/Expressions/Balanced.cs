using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Joins expressions in a balanced tree, so that a thousand conditions nest ten deep.</summary>
internal static class Balanced
{
    public static Expression Join(Func<Expression, Expression, Expression> join, ReadOnlySpan<Expression> expressions)
        => expressions switch
        {
            [var only] => only,
            _ => join(Join(join, expressions[..(expressions.Length / 2)]), Join(join, expressions[(expressions.Length / 2)..])),
        };
}
