using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Conditions that a relation is missing, by its foreign key if the row has it.</summary>
internal static class MissingRelations
{
    /// <summary>A to-one relation without a row, or a to-many one without rows.</summary>
    public static FilterNode Of(
        RowVariable row,
        IReadOnlyList<EntityMember> toOne,
        EntityMember relation,
        SubqueryBehavior? subqueries = null)
    {
        if (relation.IsToMany)
            return new ExistsFilterNode(
                row.Quantified([.. toOne, relation]),
                subqueries ?? row.Subqueries,
                ConstantFilterNode.True,
                negated: true);
        if (relation.Metadata is IComplexProperty { IsNullable: false })
            return OfHolder(row, toOne, relation);
        return GroupFilterNode.Or(Holding(relation).Select(holder => new ConditionFilterNode(
            row,
            new ReferenceOperandSource(toOne, relation, holder),
            new NullCheck(isNull: true))));
    }

    /// <summary>A required complex member exists wherever the member that contains it does.</summary>
    private static FilterNode OfHolder(RowVariable row, IReadOnlyList<EntityMember> toOne, EntityMember part)
        => toOne is [.., var holder]
            ? Of(row, [.. toOne.SkipLast(1)], holder)
            : new ConditionFilterNode(row, new MemberOperandSource([part]), new ConstantCheck(value: false));

    /// <summary>The members that are null if the relation is missing.</summary>
    private static IEnumerable<EntityMember> Holding(EntityMember relation)
        => relation.Relation is INavigation { IsOnDependent: true } navigation && !HiddenRelatedRows.CanHide(navigation.TargetEntityType)
            ? Nullable(navigation.ForeignKey).Select(property => new EntityMember(property))
            : [relation];

    private static IEnumerable<IProperty> Nullable(IForeignKey foreignKey)
        => foreignKey.Properties.Any(property => property.IsNullable)
            ? foreignKey.Properties.Where(property => property.IsNullable)
            : foreignKey.Properties.Take(1);
}
