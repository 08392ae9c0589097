using System.Linq.Expressions;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Finds the relations that a lambda reads members through: <c>User</c> in <c>post => post.User.Name == name</c>.</summary>
internal sealed class UsedRelationVisitor(IEntityType type, ParameterExpression row, Action<IEnumerable<Member>> use) : ExpressionVisitor
{
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } receiver && MemberSteps.Read(receiver, row) is { Count: > 0 } steps)
            use(Relations(steps));
        return base.VisitMember(node);
    }

    private IEnumerable<Member> Relations(IReadOnlyList<LambdaStep> steps)
    {
        var current = type;
        foreach (var step in steps)
        {
            if (MemberSteps.Owner(current, step.Receiver) is not { } owner
                || EntityMembers.Of(owner).Find(step.Name) is not [{ Relation: { } relation } member])
                yield break;
            yield return member;
            current = relation.TargetEntityType;
        }
    }
}
