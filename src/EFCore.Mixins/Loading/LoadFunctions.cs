using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Loading;

/// <summary>Marks the place of a load plan in a tree; the mark is taken out before EF reads the tree.</summary>
internal static class LoadFunctions
{
    private static readonly MethodInfo Method
        = ((Func<IQueryable<object>, IReadOnlyList<LoadNode>, IQueryable<object>>)Load).Method.GetGenericMethodDefinition();

    /// <summary>The rows of <paramref name="source" />, with the relations of a plan.</summary>
    public static IQueryable<T> Load<T>(this IQueryable<T> source, IReadOnlyList<LoadNode> nodes)
        => nodes.Count == 0 ? source
            : source.Provider.CreateQuery<T>(Expression.Call(Method.MakeGenericMethod(typeof(T)), source.Expression, Expression.Constant(nodes, typeof(IReadOnlyList<LoadNode>))));

    /// <summary>The relations that <paramref name="call" /> marks, or null when it is no mark.</summary>
    public static IReadOnlyList<LoadNode>? NodesOf(MethodCallExpression call)
        => call.Method.IsGenericMethod && call.Method.GetGenericMethodDefinition() == Method && call.Arguments[1] is ConstantExpression { Value: IReadOnlyList<LoadNode> nodes }
            ? nodes
            : null;
}
