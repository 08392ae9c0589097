using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>
///     Sets a column. A reference follows its foreign key: it is set to the principal of the snapshot if that has the key, else to null.
/// </summary>
internal sealed class ColumnAssignment(EntityMember member, IProperty column, object? value) : MemberValueAssignment(member)
{
    public override object? Value => value;

    public override bool Covers(IPropertyBase other)
        => base.Covers(other)
            || (other is INavigation { IsOnDependent: true } reference && reference.ForeignKey.Properties.Contains(column));

    public override void Apply(object instance)
    {
        if (column.IsShadowProperty())
            PendingShadowValues.Set(instance, column, value);
        else
            MemberAccess.Set(column, instance, value);
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
        var present = MemberAccess.Get(reference, instance);
        if (present is not null && ForeignKeyValues.PointsTo(instance, foreignKey, present))
            return;
        var former = RowSnapshots.Fresh(instance)?.Reference(reference);
        var next = former is not null && ForeignKeyValues.PointsTo(instance, foreignKey, former) ? former : null;
        if (!ReferenceEquals(present, next))
            MemberAccess.Set(reference, instance, next);
    }
}
