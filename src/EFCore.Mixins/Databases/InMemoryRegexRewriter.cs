using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using EFCore.Mixins.Functions;

namespace EFCore.Mixins.Databases;

/// <summary>Applies the time limit of the context's options to the regular expressions of a filter on lists in memory.</summary>
internal sealed class InMemoryRegexRewriter(TimeSpan limit) : ExpressionVisitor
{
    private static readonly MethodInfo Method = ((Func<string?, string, TimeSpan, bool>)IsMatch).Method;

    // MemoryRegexes.IsMatch(text, pattern, limit)
    protected override Expression VisitMethodCall(MethodCallExpression node)
        => TextFunctions.IsRegex(node.Method)
            ? Expression.Call(Method, Visit(node.Arguments[0]), node.Arguments[1], Expression.Constant(limit))
            : base.VisitMethodCall(node);

    private static bool IsMatch(string? text, string pattern, TimeSpan limit)
    {
        try
        {
            return text is not null && CompiledRegexCache.Of(pattern, limit).IsMatch(text);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw new PatternException(isTimeout: true, timeout, []);
        }
    }
}
