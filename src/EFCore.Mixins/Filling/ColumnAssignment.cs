using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Sets a column. A reference follows its foreign key: to what it held when the row was known, or to nothing.</summary>
internal sealed class ColumnAssignment(Member member, IProperty column, object? value) : Assignment(member)
{
    public override object? Value => value;

    public override bool Covers(IPropertyBase other)
        => base.Covers(other) || (other is INavigation { IsOnDependent: true } reference && reference.ForeignKey.Properties.Contains(column));

    public override void Apply(object instance)
    {
        if (column.IsShadowProperty())
            ShadowValues.Set(instance, column, value);
        else
            MemberValues.Set(column, instance, value);
        if (InstanceTracking.LiveContextOf(instance) is null)
            MoveReferences(instance);
    }

    private void MoveReferences(object instance)
    {
        foreach (var foreignKey in column.GetContainingForeignKeys())
        {
            if (foreignKey is { IsOwnership: false, DependentToPrincipal: { } reference } && !reference.IsShadowProperty())
                Move(instance, foreignKey, reference);
        }
    }

    private static void Move(object instance, IForeignKey foreignKey, INavigation reference)
    {
        var present = MemberValues.Get(reference, instance);
        if (present is not null && ForeignKeyValues.PointsTo(instance, foreignKey, present))
            return;
        var former = InstanceMemory.Fresh(instance)?.Reference(reference);
        var next = former is not null && ForeignKeyValues.PointsTo(instance, foreignKey, former) ? former : null;
        if (!ReferenceEquals(present, next))
            MemberValues.Set(reference, instance, next);
    }
}
