using System.Linq.Expressions;

namespace EFCore.Mixins.Expressions;

/// <summary>The calls of a query.</summary>
internal static class QueryMethodCalls
{
    /// <summary>The calls from the outermost one inwards, including those of the statement that the query starts from.</summary>
    public static IEnumerable<MethodCallExpression> Of(Expression query)
    {
        while (DeferredExpression.SeeThrough(query) is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            yield return call;
            query = source;
        }
    }
}
