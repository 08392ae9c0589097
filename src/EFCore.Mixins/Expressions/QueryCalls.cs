using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>The calls that a query is made of.</summary>
internal static class QueryCalls
{
    /// <summary>The calls that stand behind each other, the outermost first, also those of a statement that the query stands on.</summary>
    public static IEnumerable<MethodCallExpression> Of(Expression query)
    {
        for (query = DeferredExpression.SeeThrough(query); query is MethodCallExpression { Arguments: [var source, ..] } call; query = DeferredExpression.SeeThrough(source))
            yield return call;
    }
}
