using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>The calls that a query is made of.</summary>
internal static class QueryMethodCalls
{
    /// <summary>The calls that stand behind each other, the outermost first, also those of a statement that the query stands on.</summary>
    public static IEnumerable<MethodCallExpression> Of(Expression query)
    {
        while (DeferredExpression.SeeThrough(query) is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            yield return call;
            query = source;
        }
    }
}
