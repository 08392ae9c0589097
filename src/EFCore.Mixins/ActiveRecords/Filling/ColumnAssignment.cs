using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <summary>Sets a column. A reference that the new foreign key contradicts is cleared.</summary>
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
            ClearReferences(instance);
    }

    private void ClearReferences(object instance)
    {
        foreach (var foreignKey in column.GetContainingForeignKeys())
        {
            if (foreignKey is { IsOwnership: false, DependentToPrincipal: { } reference }
                && !reference.IsShadowProperty()
                && MemberValues.Get(reference, instance) is { } principal
                && !ForeignKeyValues.PointsTo(instance, foreignKey, principal))
            {
                MemberValues.Set(reference, instance, null);
            }
        }
    }
}
