using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>Replaces the computed members in an expression before it is passed to EF.</summary>
internal class ComputedMemberRewriter : ExpressionVisitor
{
    public ComputedMemberRewriter(IModel model) => Expansion = new ComputedMemberExpansion(model, this);

    protected ComputedMemberExpansion Expansion { get; }

    protected override Expression VisitExtension(Expression node)
        => node is PresentRowExpression { Row: var row } ? Visit(row) : base.VisitExtension(node);

    protected override Expression VisitMember(MemberExpression node) => Expansion.Expand(node) ?? base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) => Expansion.Expand(node) ?? base.VisitMethodCall(node);
}
