using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Sets a to-one relation, and its foreign key if the principal already has a key.</summary>
internal sealed class ReferenceAssignment(EntityMember member, INavigation reference, object? target) : MemberValueAssignment(member)
{
    public override object? Value => target;

    public override INavigationBase? Replaced => reference.IsOnDependent ? null : reference;

    public override bool Covers(IPropertyBase other)
        => base.Covers(other) || (reference.IsOnDependent && other is IProperty column && reference.ForeignKey.Properties.Contains(column));

    /// <summary>Whether a value for a column of the foreign key contradicts the reference.</summary>
    public bool Contradicts(IProperty column, object? value)
    {
        if (!reference.IsOnDependent || reference.ForeignKey.Properties.ToList().IndexOf(column) is not (>= 0 and var index))
            return false;
        var source = reference.ForeignKey.PrincipalKey.Properties[index];
        return !Equals(target is null ? null : InstanceKeyValues.Value(target, source), value);
    }

    public override void Apply(object instance)
    {
        MemberAccess.Set(reference, instance, target);
        if (reference.IsOnDependent)
            ForeignKeyValues.CopyKey(instance, reference.ForeignKey, target);
    }
}
