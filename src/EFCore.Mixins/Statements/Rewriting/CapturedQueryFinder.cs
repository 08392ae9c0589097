using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Evaluates the parts of a tree that are queries. These are captured variables, and calls that build a query.</summary>
internal static class CapturedQueryFinder
{
    /// <summary>The query that <paramref name="node"/> evaluates to; null if it is no query or depends on the row.</summary>
    public static IQueryable? Find(MemberExpression node)
        => CanHoldQuery(node.Type) && TryRead(node, out var value) ? value as IQueryable : null;

    /// <remarks>A function that the model maps is evaluated by the database.</remarks>
    /// <inheritdoc cref="Find(MemberExpression)" />
    public static IQueryable? Find(MethodCallExpression node, IModel model)
        => typeof(IQueryable).IsAssignableFrom(node.Type)
            && !IsOperator(node.Method)
            && !RowDependenceFinder.Of(node)
            && model.FindDbFunction(node.Method) is null
            ? Expression.Lambda<Func<IQueryable>>(node).Compile(preferInterpretation: true)()
            : null;

    private static bool CanHoldQuery(Type type)
        => typeof(IQueryable).IsAssignableFrom(type) || (type.IsInterface && typeof(IEnumerable).IsAssignableFrom(type));

    private static bool IsOperator(MethodInfo method)
        => method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || method.DeclaringType == typeof(RelationalQueryableExtensions);

    private static bool TryRead(Expression? node, out object? value)
    {
        value = null;
        switch (node)
        {
            case null:
                return true;
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Method: null } cast:
                return TryRead(cast.Operand, out value);
            case MemberExpression member when TryRead(member.Expression, out var owner) && (owner is not null || member.Expression is null):
                value = member.Member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member.Member).GetValue(owner);
                return true;
            default:
                return false;
        }
    }
}
