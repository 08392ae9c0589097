using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>Replaces the computed members in an expression that leaves the library.</summary>
internal class HybridRewriter : ExpressionVisitor
{
    public HybridRewriter(IModel model) => Expansion = new HybridExpansion(model, this);

    protected HybridExpansion Expansion { get; }

    protected override Expression VisitMember(MemberExpression node) => Expansion.Expand(node) ?? base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) => Expansion.Expand(node) ?? base.VisitMethodCall(node);
}
