using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Marks the place of a load plan in a tree. The mark is removed before EF reads the tree.</summary>
internal static class LoadPlanMarker
{
    private static readonly MethodInfo Method
        = ((Func<IQueryable<object>, IReadOnlyList<LoadNode>, IQueryable<object>>)Load).Method.GetGenericMethodDefinition();

    /// <summary>The relations that <paramref name="call" /> marks; null if it is no mark.</summary>
    public static IReadOnlyList<LoadNode>? NodesOf(MethodCallExpression call)
        => IsMark(call) && call.Arguments[1] is ConstantExpression { Value: IReadOnlyList<LoadNode> nodes } ? nodes : null;

    /// <summary>Whether <paramref name="call" /> is a mark, including one whose relations EF has replaced by a parameter.</summary>
    public static bool IsMark(MethodCallExpression call)
        => call.Method.IsGenericMethod && call.Method.GetGenericMethodDefinition() == Method;

    /// <summary>The rows of a query, marked with the relations of a plan.</summary>
    public static MethodCallExpression Mark<T>(Expression source, IReadOnlyList<LoadNode> nodes)
        => Expression.Call(Method.MakeGenericMethod(typeof(T)), source, Expression.Constant(nodes, typeof(IReadOnlyList<LoadNode>)));

    private static IQueryable<T> Load<T>(IQueryable<T> source, IReadOnlyList<LoadNode> nodes) => source;
}
