using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ComputedMembers;

/// <summary>Finds the relations that the twin of a computed member reads. The member has a value only if they are loaded.</summary>
internal sealed class ComputedMemberRelations : ExpressionVisitor
{
    private readonly IEntityType type;
    private readonly ParameterExpression row;
    private readonly List<INavigationBase[]> paths = [];

    private ComputedMemberRelations(IEntityType type, ParameterExpression row)
        => (this.type, this.row) = (type, row);

    /// <summary>The path to each relation that is read.</summary>
    public static IReadOnlyList<INavigationBase[]> Of(ComputedMember hybrid, ITypeBase type)
    {
        if (type is not IEntityType entity)
            return [];
        var needs = new ComputedMemberRelations(entity, hybrid.Twin.Parameters[0]);
        needs.Visit(hybrid.Twin.Body);
        return needs.paths;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (LambdaPathReader.Read(node, row) is { Count: > 0 } steps)
            Follow(steps);
        return base.VisitMember(node);
    }

    private void Follow(IReadOnlyList<LambdaPathMember> steps)
    {
        var path = new List<INavigationBase>();
        ITypeBase current = type;
        foreach (var step in steps)
        {
            if (current is not IEntityType entity
                || LambdaPathReader.Owner(entity, step.Receiver) is not { } owner
                || EntityMemberTable.Of(owner).Find(step.Name) is not [var member])
                break;
            if (member.Hybrid is { } inner)
                paths.AddRange(Of(inner, owner).Select(rest => (INavigationBase[])[.. path, .. rest]));
            if (member.Relation is not { } relation)
                break;
            path.Add(relation);
            current = relation.TargetEntityType;
        }

        if (path.Count > 0)
            paths.Add([.. path]);
    }
}
