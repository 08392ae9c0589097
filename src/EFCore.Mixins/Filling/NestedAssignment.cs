using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>
///     Sets some members of an owned or complex member, which is created if it is null. A complex value is copied before it is changed,
///     because other instances can have it too. An owned one is an entity of this owner, and remains the same object.
/// </summary>
internal sealed class NestedAssignment(EntityMember member, CheckedAssignments plan, object? created) : MemberValueAssignment(member)
{
    public override object? Value => created;

    /// <summary>The values to set on the member.</summary>
    public CheckedAssignments Plan => plan;

    public override void Apply(object instance)
    {
        var value = MemberAccess.Get(Member.Metadata, instance);
        if (value is null)
        {
            MemberAccess.Set(Member.Metadata, instance, created);
        }
        else if (Member.Metadata is IComplexProperty)
        {
            var copy = ComplexValueCopies.Copy(value);
            plan.Apply(copy);
            MemberAccess.Set(Member.Metadata, instance, copy);
        }
        else
        {
            plan.Apply(value);
        }
    }
}
