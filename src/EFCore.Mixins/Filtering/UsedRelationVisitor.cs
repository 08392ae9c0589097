using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Finds the relations that a lambda reads members through: <c>User</c> in <c>post => post.User.Name == name</c>.</summary>
/// <param name="type">The type of the row.</param>
/// <param name="row">The row.</param>
/// <param name="use">Receives the relations on the way to a member, the member if it is a computed one, and its type.</param>
internal sealed class UsedRelationVisitor(
    IEntityType type,
    ParameterExpression row,
    Action<IReadOnlyList<EntityMember>, ComputedMember?, IEntityType> use)
    : ExpressionVisitor
{
    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } receiver)
            Use(receiver, node.Member.Name);
        return base.VisitMember(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Object is { } receiver)
            Use(receiver, node.Method.Name);
        return base.VisitMethodCall(node);
    }

    private void Use(Expression receiver, string name)
    {
        if (LambdaPathReader.Read(receiver, row) is not { } steps)
            return;
        var (way, end) = Follow(steps);
        var owner = way.Count < steps.Count ? null : LambdaPathReader.Owner(end, receiver.Type);
        var hybrid = owner is not null && EntityMemberTable.Of(owner).Find(name) is [{ Hybrid: { } computed }] ? computed : null;
        if (way.Count > 0 || hybrid is not null)
            use(way, hybrid, owner ?? end);
    }

    /// <summary>The relations of the steps, and the type at their end.</summary>
    private (List<EntityMember> Way, IEntityType End) Follow(IReadOnlyList<LambdaPathMember> steps)
    {
        var way = new List<EntityMember>();
        var current = type;
        foreach (var step in steps)
        {
            if (LambdaPathReader.Owner(current, step.Receiver) is not { } owner
                || EntityMemberTable.Of(owner).Find(step.Name) is not [{ Relation: { } relation } member])
                break;
            way.Add(member);
            current = relation.TargetEntityType;
        }

        return (way, current);
    }
}
