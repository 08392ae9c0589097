using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Databases;

/// <summary>Comparisons with a part of a nullable value, for a provider that throws where a database returns null.</summary>
internal sealed class NullableParts : ExpressionVisitor
{
    private readonly List<Expression> sources = [];

    private NullableParts()
    {
    }

    /// <summary>The comparison with the result that a database returns for null; null if nothing in the comparison can throw.</summary>
    public static Expression? Guard(BinaryExpression comparison)
    {
        if (comparison.NodeType is ExpressionType.AndAlso or ExpressionType.OrElse or ExpressionType.Coalesce
            || comparison.Type != typeof(bool))
            return null;
        var parts = new NullableParts();
        Expression guarded = parts.VisitAndConvert(comparison, nameof(Guard));
        foreach (var source in parts.sources)
            guarded = comparison.NodeType == ExpressionType.NotEqual
                ? Expression.OrElse(ComparisonExpressions.IsNull(source), guarded)
                : Expression.AndAlso(Expression.Not(ComparisonExpressions.IsNull(source)), guarded);
        return parts.sources.Count > 0 ? guarded : null;
    }

    /// <summary><c>(source ?? default).Month</c></summary>
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node is not { Member.Name: nameof(Nullable<>.Value), Expression: { } source }
            || Nullable.GetUnderlyingType(source.Type) is null)
            return base.VisitMember(node);
        sources.Add(source);
        return Expression.Coalesce(source, Expression.Default(node.Type));
    }

    /// <summary>Comparisons inside a subquery are guarded separately.</summary>
    protected override Expression VisitLambda<T>(Expression<T> node) => node;
}
