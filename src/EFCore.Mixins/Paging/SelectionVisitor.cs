using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Statements.Rewriting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Paging;

/// <summary>
///     Writes the selection of a query: its conditions with their captured values, without calls that only affect how rows are read.
/// </summary>
internal sealed class SelectionVisitor(StableHash hash) : ExpressionVisitor
{
    private static readonly HashSet<string> Selecting =
        [nameof(Queryable.Where), nameof(Queryable.OfType), nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)];

    private readonly List<ParameterExpression> parameters = [];

    /// <summary>The query without its outer calls that only affect how rows are read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="ignoresFilters">Whether one of the calls ignores the query filters of the model.</param>
    public static Expression WithoutOptions(Expression query, out bool ignoresFilters)
    {
        ignoresFilters = false;
        while (query is MethodCallExpression { Arguments: [var source, ..] } call && (IgnoresFilters(call) || IsOption(call)))
        {
            ignoresFilters |= IgnoresFilters(call);
            query = source;
        }

        return query;
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is not (null or MethodCallExpression or ConstantExpression or StatementExpression or PresentRowExpression))
            hash.Add(node.NodeType.ToString());
        return base.Visit(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (typeof(IQueryable).IsAssignableFrom(node.Type) && IsOption(node))
            return Visit(node.Arguments[0]) ?? node;
        hash.Add(node.Method.Name);
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (Parameter.Find(node) is { } parameter)
            hash.AddValue(parameter.Argument.Value);
        else if (CapturedQueryFinder.Find(node) is { } query)
            Visit(query.Expression);
        else if (TryRead(node, out var value))
            hash.AddValue(value);
        else
            return VisitPath(node);
        return node;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        if (node.Value is EnumerableQuery)
            hash.Add(node.Type);
        else if (node.Value is IQueryable query && query.Expression != node)
            Visit(query.Expression);
        else if (node.Value is null or string || node.Type.IsValueType)
            hash.AddValue(node.Value);
        else
            hash.Add(node.Type);
        return node;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        if (!parameters.Contains(node))
            parameters.Add(node);
        hash.AddValue(parameters.IndexOf(node));
        return node;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is not EntityQueryRootExpression root)
            return base.VisitExtension(node);
        hash.Add(root.EntityType.Name);
        return node;
    }

    private Expression VisitPath(MemberExpression node)
    {
        hash.Add(node.Member.Name);
        return base.VisitMember(node);
    }

    private static bool IgnoresFilters(MethodCallExpression call)
        => call.Method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters);

    /// <summary>Whether a call only affects how rows are read.</summary>
    private static bool IsOption(MethodCallExpression call)
        => LoadPlanMarker.IsMark(call)
            || (call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) && !Selecting.Contains(call.Method.Name))
            || call.Method.DeclaringType == typeof(RelationalQueryableExtensions);

    /// <summary>Reads a captured variable, or a member of one. Static members, such as the current time, can differ each time.</summary>
    private static bool TryRead(Expression? node, out object? value)
    {
        value = null;
        switch (node)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case MemberExpression { Member: FieldInfo field } member when TryRead(member.Expression, out var owner) && owner is not null:
                value = field.GetValue(owner);
                return true;
            case MemberExpression { Member: PropertyInfo property } member
                when TryRead(member.Expression, out var owner) && owner is not null:
                value = property.GetValue(owner);
                return true;
            default:
                return false;
        }
    }
}
