using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>Joins expressions in a balanced tree, so that a thousand conditions have a depth of ten.</summary>
internal static class BalancedExpressions
{
    public static Expression Join(Func<Expression, Expression, Expression> join, ReadOnlySpan<Expression> expressions)
        => expressions switch
        {
            [var only] => only,
            _ => join(Join(join, expressions[..(expressions.Length / 2)]), Join(join, expressions[(expressions.Length / 2)..])),
        };
}
